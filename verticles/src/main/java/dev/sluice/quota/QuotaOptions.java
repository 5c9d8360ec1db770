package dev.sluice.quota;

import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How limits are kept.
 *
 * @param mode how gateways of a cluster count together, where a limit does not say
 * @param patience how long a request waits to be counted, 0 to 10 s
 * @param whenLost what becomes of requests that could not be counted in that time
 * @param mostCounters how many subjects of limits are counted apart at a time, 1 to 10,000,000; those that come when there are as
 *     many count together
 * @param expectedOutput the length of an answer in tokens, where neither the client nor earlier answers tell one, 0 or more
 * @param abandonedAfter after how long a request that nobody settled counts as it was reserved, 1 min to 1 day
 * @param limits that hold for every request of every route
 * @param budgets that hold for every request of every route
 */
public record QuotaOptions(
        @Default("leased") Mode mode,
        @Default("1s") Duration patience,
        @Default("refuse") WhenLost whenLost,
        @Default("200000") int mostCounters,
        @Default("512") int expectedOutput,
        @Default("1h") Duration abandonedAfter,
        @Default("[]") List<LimitOptions> limits,
        @Default("[]") List<BudgetOptions> budgets) {
    /** How gateways count together. */
    public enum Mode {
        /** Each spends a share by itself. */
        LEASED,
        /** Each asks the one that keeps the counter. */
        STRICT
    }

    /** What becomes of requests that cannot be counted. */
    public enum WhenLost {
        REFUSE,
        ADMIT
    }

    public QuotaOptions {
        limits = List.copyOf(limits);
        budgets = List.copyOf(budgets);
        requireDifferent(rules(limits, budgets).map(RuleOptions::name).toList());
        if (patience.isNegative() || patience.toSeconds() > 10) {
            throw new IllegalArgumentException("wanted a patience of 0s to 10s, found " + patience);
        }
        if (mostCounters < 1 || mostCounters > 10_000_000) {
            throw new IllegalArgumentException("wanted mostCounters of 1 to 10000000, found " + mostCounters);
        }
        if (expectedOutput < 0) {
            throw new IllegalArgumentException("wanted an expectedOutput of 0 or more, found " + expectedOutput);
        }
        if (abandonedAfter.toMinutes() < 1 || abandonedAfter.toDays() > 1) {
            throw new IllegalArgumentException("wanted abandonedAfter of 1m to 24h, found " + abandonedAfter);
        }
    }

    /** What is configured, as all limits are written. */
    public List<LimitGroup> groups() {
        List<LimitRule> rules = rules(limits, budgets).map(RuleOptions::rule).toList();
        return rules.isEmpty() ? List.of() : List.of(LimitGroup.all(rules));
    }

    /** What limits and budgets are called. */
    Set<String> names() {
        return rules(limits, budgets).map(RuleOptions::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<RuleOptions> rules(List<LimitOptions> limits, List<BudgetOptions> budgets) {
        return Stream.concat(limits.stream(), budgets.stream());
    }

    private static void requireDifferent(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("wanted different names, found " + name + " twice");
            }
        }
    }
}
