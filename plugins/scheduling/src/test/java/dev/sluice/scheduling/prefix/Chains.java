package dev.sluice.scheduling.prefix;

import dev.sluice.spi.PrefixBlocks;
import java.util.List;

/** Prompts by their hashes. */
final class Chains {
    private Chains() {}

    static PrefixBlocks of(long... hashes) {
        return PrefixBlocks.copyOf(hashes, hashes.length);
    }

    static PrefixBlocks of(List<Long> hashes) {
        return of(hashes.stream().mapToLong(hash -> hash).toArray());
    }
}
