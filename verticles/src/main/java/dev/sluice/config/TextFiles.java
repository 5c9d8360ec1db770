package dev.sluice.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Which files of YAML and JSON there are at some places. */
public final class TextFiles {
    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");

    private TextFiles() {}

    /**
     * The places that are no directories, whether or not there is a file, and the visible files of YAML and JSON in those
     * that are, by name.
     *
     * @param unreadable is told of each directory that cannot be read
     */
    public static Set<Path> at(List<Path> places, Consumer<Path> unreadable) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> inside = Files.list(place)) {
                inside.filter(TextFiles::isOne).sorted().forEach(files::add);
            } catch (IOException | UncheckedIOException failed) {
                unreadable.accept(place);
            }
        }
        return files;
    }

    private static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(file);
    }
}
