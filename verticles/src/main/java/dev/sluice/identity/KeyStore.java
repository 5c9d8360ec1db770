package dev.sluice.identity;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.TermsValues;
import dev.sluice.config.ConfigurationException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file of the keys that are made here. Blocks its thread. */
final class KeyStore {
    private final Path file;

    KeyStore(Path file) {
        this.file = file.toAbsolutePath();
    }

    Path file() {
        return file;
    }

    /**
     * Puts keys in the place of those before: wholly or, where the machine stops meanwhile, not at all.
     *
     * @throws ConfigurationException where it cannot be written, and is as it was then
     */
    void write(List<ApiKey> keys) {
        JsonArray entries = new JsonArray();
        keys.forEach(key -> entries.add(json(key)));
        String text = new JsonObject().put("keys", entries).encodePrettily() + "\n";
        try {
            replace(text);
        } catch (IOException failed) {
            throw new ConfigurationException(
                    "", file + " cannot be written (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private void replace(String text) throws IOException {
        Path directory = file.getParent();
        // Readable by its owner alone, as is every temporary file.
        Path next = Files.createTempFile(directory == null ? Path.of(".") : directory, ".keys", ".tmp");
        try {
            Files.writeString(next, text);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static JsonObject json(ApiKey key) {
        JsonObject json =
                new JsonObject().put("id", key.id()).put("hash", key.hash().toString());
        TermsValues.of(key.terms()).forEach(json::put);
        return json;
    }
}
