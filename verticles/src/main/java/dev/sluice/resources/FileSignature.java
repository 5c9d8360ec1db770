package dev.sluice.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells two states of a file apart without reading it. */
record FileSignature(long size, long modified, String key) {
    /** The signature of what a path leads to; one of its own where nothing can be seen there. */
    static FileSignature of(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileSignature(
                    seen.size(), seen.lastModifiedTime().toInstant().toEpochMilli(), String.valueOf(seen.fileKey()));
        } catch (IOException gone) {
            return new FileSignature(-1, 0, "");
        }
    }
}
