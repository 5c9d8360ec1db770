package dev.sluice.resources.kind.core;

import dev.sluice.config.Secret;
import dev.sluice.spi.Default;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A Secret.
 *
 * @param data values in base 64
 * @param stringData values as they are, before those of {@code data}
 */
public record SecretDocument(
        @Default("{}") Map<String, String> data,
        @Default("{}") Map<String, String> stringData) {
    public SecretDocument {
        data = Map.copyOf(data);
        stringData = Map.copyOf(stringData);
        data.forEach(SecretDocument::checkBase64);
    }

    /** A value, where there is one that is not empty; trailing line ends do not count. */
    public Optional<Secret> value(String key) {
        String text = stringData.containsKey(key)
                ? stringData.get(key)
                : new String(Base64.getMimeDecoder().decode(data.getOrDefault(key, "")), StandardCharsets.UTF_8);
        return text.isBlank() ? Optional.empty() : Optional.of(new Secret(text.stripTrailing()));
    }

    private static void checkBase64(String key, String value) {
        try {
            Base64.getDecoder().decode(value.replaceAll("\\s", ""));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the value of " + key + " is not base 64", wrong);
        }
    }

    @Override
    public String toString() {
        return "SecretDocument[hidden]";
    }
}
