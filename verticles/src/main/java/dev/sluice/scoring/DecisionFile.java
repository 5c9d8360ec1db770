package dev.sluice.scoring;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/** A file of lines that is put aside, as one file ending in {@code .1}, when it grows too large. */
final class DecisionFile {
    private final Path file;
    private final long maxBytes;

    DecisionFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** The file of one pool: its name stands before the ending, as in {@code decisions-llama.jsonl}. */
    static Path ofPool(String file, String pool) {
        Path path = Path.of(file);
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        String encoded = URLEncoder.encode(pool, StandardCharsets.UTF_8);
        return path.resolveSibling(name.substring(0, dot) + "-" + encoded + name.substring(dot));
    }

    /** Makes lines and appends them; blocks. */
    void append(List<Supplier<JsonObject>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.get().encode()).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Files.size(file) > 0 && Files.size(file) + bytes.length > maxBytes) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
