package dev.sluice.launcher.plugins;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * The jars of a directory at one moment.
 *
 * @param jars by file name, in the order of the names
 */
record DirectoryLook(Map<String, Print> jars) {
    /** What tells one version of a file from another without reading it. */
    record Print(long size, FileTime modified, String key) {}

    static DirectoryLook nothing() {
        return new DirectoryLook(Map.of());
    }

    /** Looks now; a directory that does not exist has no jars. */
    static DirectoryLook at(Path directory) throws IOException {
        Map<String, Print> jars = new TreeMap<>();
        if (!Files.isDirectory(directory)) {
            return nothing();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*.jar")) {
            for (Path file : files) {
                look(file, jars);
            }
        }
        return new DirectoryLook(jars);
    }

    private static void look(Path file, Map<String, Print> jars) throws IOException {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            if (seen.isRegularFile()) {
                jars.put(
                        String.valueOf(file.getFileName()),
                        new Print(seen.size(), seen.lastModifiedTime(), String.valueOf(seen.fileKey())));
            }
        } catch (NoSuchFileException gone) {
            // Removed between the listing and this look.
            jars.remove(String.valueOf(file.getFileName()));
        }
    }
}
