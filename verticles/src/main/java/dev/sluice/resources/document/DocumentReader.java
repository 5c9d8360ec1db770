package dev.sluice.resources.document;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Placeholders;
import dev.sluice.message.ResourceProblem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads files of documents, in YAML's core schema or in JSON, with the lines of everything in them. */
public final class DocumentReader {
    /** The largest text that is read, in characters. */
    public static final int LARGEST = 64 * 1024 * 1024;

    static final int DEEPEST = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final Placeholders placeholders;
    private final Predicate<Map<String, ?>> filled;
    private final List<Document> documents = new ArrayList<>();
    private final List<ResourceProblem> refused = new ArrayList<>();

    private DocumentReader(String file, Placeholders placeholders, Predicate<Map<String, ?>> filled) {
        this.file = file;
        this.placeholders = placeholders;
        this.filled = filled;
    }

    /**
     * What a file holds.
     *
     * @param documents in order, those inside of lists one by one
     * @param refused why others are not among them
     */
    public record Documents(List<Document> documents, List<ResourceProblem> refused) {
        public Documents {
            documents = List.copyOf(documents);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads a file, whose strings may hold {@code $}{@code {NAME}} and {@code $}{@code {NAME:-default}}.
     *
     * @param file its name in problems
     * @param environment the value of a variable, where it is set
     */
    public static Documents read(String file, String text, Function<String, Optional<String>> environment) {
        return read(file, text, environment, content -> true);
    }

    /**
     * Reads a file of which only some documents have their variables filled in.
     *
     * @param filled which; the strings of the others stay as they are
     */
    public static Documents read(
            String file,
            String text,
            Function<String, Optional<String>> environment,
            Predicate<Map<String, ?>> filled) {
        DocumentReader reader = new DocumentReader(file, new Placeholders(environment), filled);
        if (text.length() > LARGEST) {
            reader.refuse(1, "", "is larger than " + (LARGEST >> 20) + " MiB");
        } else {
            Chunk.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .forEach(reader::read);
        }
        return new Documents(reader.documents, reader.refused);
    }

    /** A document of the API server's. */
    public static Document of(Map<String, ?> content) {
        return new Document(content, new ServerOrigin());
    }

    private void read(Chunk chunk) {
        try {
            String yaml = chunk.yaml();
            Depth.check(chunk.line(), yaml, settings());
            Iterator<Node> nodes =
                    new Compose(settings()).composeAllFromString(yaml).iterator();
            while (nodes.hasNext()) {
                read(chunk.line(), nodes.next());
            }
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            refuse(chunk.line() + line, "", "not YAML: " + wrong.getProblem());
        } catch (YamlEngineException wrong) {
            refuse(
                    chunk.line(),
                    "",
                    "not YAML: " + String.valueOf(wrong.getMessage()).strip());
        } catch (RefusedException wrong) {
            refuse(wrong.line(), wrong.path(), wrong.sentence());
        }
    }

    private void read(int firstLine, Node node) {
        if (node.getTag().equals(Tag.NULL)) {
            return;
        }
        try {
            Unrolling.of(new Nodes(firstLine).part("", node, 0)).forEach(this::take);
        } catch (RefusedException wrong) {
            refuse(wrong.line(), wrong.path(), wrong.sentence());
        }
    }

    private void take(Part part) {
        if (!(part.value() instanceof Map<?, ?> map)) {
            String found = part.value() instanceof List<?> ? "a list" : "a word";
            refuse(part.place().line(), "", "wanted an object, found " + found);
            return;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        map.forEach((name, value) -> content.put(String.valueOf(name), value));
        Origin origin = new FileOrigin(file, part.place());
        try {
            if (filled.test(content)) {
                content.replaceAll(placeholders::fill);
            }
            documents.add(new Document(content, origin));
        } catch (ConfigurationException unset) {
            refused.add(origin.problem(unset.path(), unset.sentence()));
        }
    }

    private void refuse(int line, String path, String sentence) {
        refused.add(new ResourceProblem(file, line, path, sentence));
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(Nodes.MOST_REPEATED)
                .setAllowNonScalarKeys(true)
                .setUseMarks(true)
                .build();
    }
}
