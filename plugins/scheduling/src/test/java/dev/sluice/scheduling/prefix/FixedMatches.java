package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Producers;
import java.util.HashMap;
import java.util.Map;

/** Facts as a test says them: matched blocks and tokens in flight by the endpoint's name, 0 for others. */
final class FixedMatches implements PrefixMatches, InFlightLoad {
    private final int promptBlocks;
    private final int tokensPerBlock;
    private final Map<String, Integer> matched = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();

    FixedMatches(int promptBlocks, int tokensPerBlock) {
        this.promptBlocks = promptBlocks;
        this.tokensPerBlock = tokensPerBlock;
    }

    FixedMatches matched(String endpoint, int blocks) {
        matched.put(endpoint, blocks);
        return this;
    }

    FixedMatches tokens(String endpoint, long inFlight) {
        tokens.put(endpoint, inFlight);
        return this;
    }

    /** Whatever is needed, these facts tell it. */
    Producers asProducers() {
        return new Producers() {
            @Override
            public <T> T need(Class<T> facts, String name) {
                return facts.cast(FixedMatches.this);
            }
        };
    }

    @Override
    public int promptBlocks() {
        return promptBlocks;
    }

    @Override
    public int tokensPerBlock() {
        return tokensPerBlock;
    }

    @Override
    public int matchedBlocks(Endpoint endpoint) {
        return matched.getOrDefault(endpoint.name(), 0);
    }

    @Override
    public int requests(Endpoint endpoint) {
        return 0;
    }

    @Override
    public long tokens(Endpoint endpoint) {
        return tokens.getOrDefault(endpoint.name(), 0L);
    }
}
