package dev.sluice.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file with one JSON object, whose strings may name environment variables. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads a file, strictly: no comments, no key twice, nothing after the object.
     *
     * @param environment the value of a variable, where it is set
     * @return strings, numbers, booleans, lists, maps and nulls
     * @throws ConfigurationException when it cannot be read, is not such JSON, or names a variable that is not set
     */
    public static Map<String, ?> read(Path file, Function<String, Optional<String>> environment) {
        if (!(parse(file) instanceof Map<?, ?> json)) {
            throw new ConfigurationException("", "wanted an object, found another kind of JSON");
        }
        Map<String, @Nullable Object> substituted = new LinkedHashMap<>();
        Placeholders placeholders = new Placeholders(environment);
        json.forEach((key, value) ->
                substituted.put(String.valueOf(key), placeholders.fill(Paths.key("", String.valueOf(key)), value)));
        return substituted;
    }

    private static @Nullable Object parse(Path file) {
        try {
            return JsonText.strict(Files.readString(file));
        } catch (JsonProcessingException wrong) {
            throw new ConfigurationException("", "not JSON" + place(wrong) + ": " + wrong.getOriginalMessage());
        } catch (MalformedInputException wrong) {
            throw new ConfigurationException("", "not JSON: not UTF-8");
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "", "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    private static String place(JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? ""
                : " at line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr();
    }
}
