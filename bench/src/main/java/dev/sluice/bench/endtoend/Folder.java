package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Where the files of one comparison are written; gone when it ends. */
public final class Folder implements AutoCloseable {
    private final Path path;

    public Folder() throws IOException {
        this.path = Files.createTempDirectory("sluice-bench");
    }

    /** The directory. */
    public Path path() {
        return path;
    }

    /** Writes a file into it. */
    public Path write(String name, String text) throws IOException {
        return Files.writeString(path.resolve(name), text);
    }

    /** Writes a file of this package with each {@code @WORD@} replaced. */
    Path fill(String resource, Map<String, String> words) throws IOException {
        return fill(resource, resource, words);
    }

    /** The same under another name. */
    Path fill(String resource, String name, Map<String, String> words) throws IOException {
        String text = read(resource);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace('@' + word.getKey() + '@', word.getValue());
        }
        return write(name, text);
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Folder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(Folder::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
