package dev.sluice.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/** What tells two states of a file apart without reading it. */
public record FileSignature(long size, Instant modified, String key) {
    /** Longer than the clock of any file system takes to tell two edits apart, and than a writer pauses within one. */
    private static final Duration EDIT = Duration.ofMillis(100);

    /** The signature of what a path leads to; one of its own where nothing can be seen there. */
    public static FileSignature of(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileSignature(seen.size(), seen.lastModifiedTime().toInstant(), String.valueOf(seen.fileKey()));
        } catch (IOException gone) {
            return new FileSignature(-1, Instant.EPOCH, "");
        }
    }

    /** Whether somebody has just written into the file that was there before, and may not be done. */
    public boolean isEditOf(FileSignature before, Instant now) {
        return key.equals(before.key)
                && !equals(before)
                && Duration.between(modified, now).abs().compareTo(EDIT) < 0;
    }
}
