package dev.sluice.ledger;

import dev.sluice.message.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What requests of one kind used and cost in one hour. */
final class HourSum {
    private final long[] counts = new long[11];
    private BigDecimal amount = BigDecimal.ZERO;

    /** What requests must share to be added up. */
    record Key(Instant hour, Entry.Payer payer, String model, String pool, String currency) {
        static Key of(Entry entry) {
            return new Key(
                    entry.at().truncatedTo(ChronoUnit.HOURS),
                    new Entry.Payer(
                            Schema.cut(entry.payer().tenant(), 200),
                            Schema.cut(entry.payer().owner(), 200),
                            Schema.cut(entry.payer().key(), 200)),
                    Schema.cut(entry.model(), 300),
                    Schema.cut(entry.pool(), 300),
                    Schema.cut(entry.currency(), 10));
        }
    }

    void add(Entry entry) {
        Usage usage = entry.usage();
        long[] more = {
            1,
            entry.completed().status() / 100 == 2 ? 0 : 1,
            usage.estimated() ? 1 : 0,
            entry.isUnpriced() ? 1 : 0,
            usage.promptTokens(),
            usage.cachedPromptTokens(),
            usage.cacheCreationTokens(),
            usage.outputTokens(),
            usage.reasoningTokens(),
            usage.audioPromptTokens(),
            usage.audioOutputTokens()
        };
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more[i];
        }
        amount = amount.add(entry.amount().orElse(BigDecimal.ZERO));
    }

    /** In the order of {@link HourSums#COUNTS}. */
    long[] counts() {
        return counts;
    }

    BigDecimal amount() {
        return amount;
    }
}
