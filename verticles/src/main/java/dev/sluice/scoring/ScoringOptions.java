package dev.sluice.scoring;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is common to the scoring of every pool.
 *
 * @param staleAfter age beyond which a sample is stale: its endpoint is passed over while others are better known
 * @param inFlightExpiry how long a placed request counts as in flight when nobody tells its end
 * @param seed makes the dice repeat themselves, for tests and comparisons
 * @param pluginBudget how long one call of a plugin may take before the request is placed without it
 * @param recentDecisions of how many requests it is kept why they went where they went, 0 to 100,000
 * @param shareInterval how often the other gateways of a cluster are told what is news, 10 ms to 10 s
 * @param decisionLog where decisions are written down; nowhere when empty
 */
public record ScoringOptions(
        @Default("2s") Duration staleAfter,
        @Default("20m") Duration inFlightExpiry,
        OptionalLong seed,
        @Default("5ms") Duration pluginBudget,
        @Default("0") int recentDecisions,
        @Default("100ms") Duration shareInterval,
        Optional<DecisionLogOptions> decisionLog) {
    /** The same, with the defaults of what can be left out. */
    public ScoringOptions(Duration staleAfter, Duration inFlightExpiry, OptionalLong seed) {
        this(staleAfter, inFlightExpiry, seed, Duration.ofMillis(5), 0, Duration.ofMillis(100), Optional.empty());
    }

    public ScoringOptions {
        if (staleAfter.isNegative() || staleAfter.isZero()) {
            throw new IllegalArgumentException("wanted staleAfter longer than 0, found " + staleAfter);
        }
        if (inFlightExpiry.isNegative() || inFlightExpiry.isZero()) {
            throw new IllegalArgumentException("wanted inFlightExpiry longer than 0, found " + inFlightExpiry);
        }
        if (pluginBudget.isNegative() || pluginBudget.isZero()) {
            throw new IllegalArgumentException("wanted pluginBudget longer than 0, found " + pluginBudget);
        }
        if (recentDecisions < 0 || recentDecisions > 100_000) {
            throw new IllegalArgumentException("wanted recentDecisions of 0 to 100000, found " + recentDecisions);
        }
        if (shareInterval.toMillis() < 10 || shareInterval.toMillis() > 10_000) {
            throw new IllegalArgumentException("wanted shareInterval of 10ms to 10s, found " + shareInterval);
        }
    }
}
