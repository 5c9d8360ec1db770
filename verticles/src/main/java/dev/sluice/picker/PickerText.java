package dev.sluice.picker;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads EndpointPickerConfigs from YAML or JSON. */
public final class PickerText {
    private static final int LARGEST = 1024 * 1024;

    private PickerText() {}

    /**
     * The picker in a file.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static PickerSpec read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new ConfigurationException("", "cannot be read: " + file);
        }
    }

    /**
     * The picker in a text.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static PickerSpec read(String text) {
        return readWhereThereIsOne(text)
                .orElseThrow(() -> new ConfigurationException("kind", "wanted " + PickerSpec.KIND));
    }

    /**
     * The picker in a text that may be about something else.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    @SuppressWarnings("unchecked") // The binder takes keys as text, whatever they are.
    public static Optional<PickerSpec> readWhereThereIsOne(String text) {
        if (text.length() > LARGEST) {
            throw new ConfigurationException("", "wanted a picker of at most 1 MiB");
        }
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            return content instanceof Map<?, ?> object && PickerSpec.KIND.equals(object.get("kind"))
                    ? Optional.of(Binder.bind("", (Map<String, ?>) object, PickerSpec.class))
                    : Optional.empty();
        } catch (YamlEngineException broken) {
            throw new ConfigurationException("", "not YAML: " + broken.getMessage());
        }
    }
}
