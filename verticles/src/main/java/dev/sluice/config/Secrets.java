package dev.sluice.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Secrets, from the configuration or from the files it names. No error shows any part of one. */
final class Secrets {
    static final String WANTED = "a secret, or the file that holds it as file:/run/secrets/name";
    private static final String FILE = "file:";
    private static final int LARGEST = 64 * 1024;

    private Secrets() {}

    static Secret bind(String path, Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1 && map.get("file") instanceof String file) {
            return read(path, file);
        }
        if (!(value instanceof String text) || text.isEmpty()) {
            throw new ConfigurationException(path, "wanted " + WANTED + ", found something else");
        }
        return text.startsWith(FILE) ? read(path, text.substring(FILE.length())) : new Secret(text);
    }

    private static Secret read(String path, String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            if (text.isEmpty() || bytes.length > LARGEST) {
                throw new ConfigurationException(
                        path, "the file " + file + (text.isEmpty() ? " is empty" : " is larger than 64 KiB"));
            }
            return new Secret(text);
        } catch (IOException | InvalidPathException unreadable) {
            throw new ConfigurationException(path, "cannot read the file " + file);
        }
    }
}
