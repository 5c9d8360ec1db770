package dev.sluice.scheduling.prefix;

import dev.sluice.spi.PrefixBlocks;

/**
 * Which hashes of a prompt are looked at.
 *
 * @param stride every how many hashes a block ends, 1 or more
 * @param length blocks from the beginning of the prompt, 0 or more
 * @param limit how many blocks one endpoint may have, 1 or more; the least recently used make room
 */
public record Span(int stride, int length, int limit) {
    /** The hash of everything up to the end of a block, counted from 0. */
    long hash(PrefixBlocks prompt, int block) {
        return prompt.hash((block + 1) * stride - 1);
    }
}
