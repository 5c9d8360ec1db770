package dev.sluice.scoring;

import dev.sluice.config.ByteSize;
import dev.sluice.spi.Default;

/**
 * Where decisions are written down.
 *
 * @param file the file, of which each pool has its own: the pool's name is put before the ending
 * @param maxBytes how large it may grow before it is put aside, and the one put aside before is deleted
 */
public record DecisionLogOptions(
        String file, @Default("100MiB") ByteSize maxBytes) {
    public DecisionLogOptions {
        if (file.isBlank()) {
            throw new IllegalArgumentException("wanted a file, found none");
        }
    }
}
