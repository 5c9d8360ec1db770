package dev.sluice.message;

import dev.sluice.cost.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was used in each hour that anything was used in, the earliest first. */
public record LedgerAnswer(List<Hour> hours) {
    public LedgerAnswer {
        hours = List.copyOf(hours);
    }

    /**
     * The sums of an hour.
     *
     * @param begins in UTC
     * @param amounts of money, by currency
     */
    public record Hour(Instant begins, long requests, Tokens tokens, Map<String, BigDecimal> amounts) {
        public Hour {
            amounts = Map.copyOf(amounts);
        }
    }
}
