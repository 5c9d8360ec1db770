package dev.sluice.resources;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file that holds an {@code EndpointPickerConfig}, as other endpoint pickers are started with. */
public final class PickerFile {
    private static final Set<String> TITLE = Set.of("apiVersion", "kind");

    private PickerFile() {}

    /**
     * The picker of such a document; empty where the text is something else.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static Optional<PickerSpec> read(String text) {
        Object content = load(text);
        if (!(content instanceof Map<?, ?> document) || !"EndpointPickerConfig".equals(document.get("kind"))) {
            return Optional.empty();
        }
        Map<String, Object> fields = new HashMap<>();
        document.forEach((name, value) -> fields.put(String.valueOf(name), value));
        fields.keySet().removeAll(TITLE);
        return Optional.of(Binder.bind("", fields, PickerSpec.class));
    }

    private static Object load(String text) {
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            return content == null ? "" : content;
        } catch (YamlEngineException wrong) {
            throw new ConfigurationException("", "wanted YAML or JSON: " + wrong.getMessage());
        }
    }
}
