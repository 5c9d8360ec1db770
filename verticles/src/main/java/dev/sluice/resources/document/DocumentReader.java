package dev.sluice.resources.document;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Paths;
import dev.sluice.config.Placeholders;
import dev.sluice.message.ResourceProblem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads YAML and JSON, with several documents in a text. */
public final class DocumentReader {
    private static final int LARGEST = 64 * 1024 * 1024;

    private final String file;
    private final Placeholders placeholders;
    private final List<Document> documents = new ArrayList<>();
    private final List<ResourceProblem> refused = new ArrayList<>();

    private DocumentReader(String file, Function<String, Optional<String>> environment) {
        this.file = file;
        this.placeholders = new Placeholders(environment);
    }

    /**
     * Reads the documents of a text. Lists are taken apart, and variables filled in.
     *
     * @param file where the text stands, for people
     * @param environment the value of a variable, where it is set
     */
    public static Documents read(String file, String text, Function<String, Optional<String>> environment) {
        DocumentReader reader = new DocumentReader(file, environment);
        reader.readAll(text);
        return new Documents(reader.documents, reader.refused);
    }

    /** An object of the API server. */
    public static Document of(Map<String, ?> content) {
        return new Document(content, new Places("kubernetes", Map.of(), ""));
    }

    private void readAll(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setParseComments(false)
                .build();
        try {
            Iterator<Node> nodes =
                    new Compose(settings).composeAllFromString(text).iterator();
            while (nodes.hasNext()) {
                read(nodes.next());
            }
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            refused.add(new ResourceProblem(file, line, "", "not YAML: " + broken.getProblem()));
        } catch (YamlEngineException broken) {
            refused.add(new ResourceProblem(file, 0, "", "not YAML: " + broken.getMessage()));
        }
    }

    private void read(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return;
        }
        NodeReading reading = new NodeReading();
        Places places = new Places(file, reading.lines(), "");
        try {
            Object value = placeholders.fill("", reading.value("", node, 0));
            if (value instanceof Map<?, ?> content) {
                take(content, places);
            } else {
                refused.add(places.problem("", "wanted a document with apiVersion, kind and metadata"));
            }
        } catch (ConfigurationException wrong) {
            refused.add(places.problem(wrong.path(), wrong.sentence()));
        }
    }

    @SuppressWarnings("unchecked") // The keys of all maps that are read are text.
    private void take(Map<?, ?> content, Places places) {
        if (content.get("items") instanceof List<?> items
                && String.valueOf(content.get("kind")).endsWith("List")) {
            for (int index = 0; index < items.size(); index++) {
                Places within = new Places(file, places.lines(), Paths.index("items", index));
                if (items.get(index) instanceof Map<?, ?> item) {
                    documents.add(new Document((Map<String, ?>) item, within));
                } else {
                    refused.add(within.problem("", "wanted a document"));
                }
            }
            return;
        }
        documents.add(new Document((Map<String, ?>) content, places));
    }
}
