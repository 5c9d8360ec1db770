package dev.sluice.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What requests of one kind used and cost.
 *
 * @param group the value of each dimension asked for, in their order
 * @param counts in the order of {@link UsageReport#COUNTS}
 * @param currency of the amount; empty where no price list was in force, as its requests make a line of their own
 * @param amount exact, in the currency's own unit
 */
public record UsageLine(List<String> group, List<Long> counts, String currency, BigDecimal amount) {
    public UsageLine {
        group = List.copyOf(group);
        counts = List.copyOf(counts);
    }
}
