package dev.sluice.caller;

import dev.sluice.counting.WindowSpec;
import dev.sluice.spi.Default;
import java.math.BigDecimal;

/**
 * How much money a caller may spend within a period.
 *
 * @param amount above 0, at most 4,503,599,627
 * @param currency as ISO 4217 names it
 */
public record Budget(double amount, @Default("USD") String currency, Period per) {
    /** Money is counted in millionths, of which more than 2^52 cannot be counted. */
    private static final long MOST = WindowSpec.MAX_AMOUNT / 1_000_000;

    public Budget {
        if (!(amount > 0 && amount <= MOST)) {
            throw new IllegalArgumentException("amount: wanted more than 0 and at most " + MOST + ", found " + amount);
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency: wanted one such as USD, found \"" + currency + '"');
        }
    }

    /** The amount as it was written: 20 rather than 20.0. */
    public BigDecimal exact() {
        BigDecimal exact = BigDecimal.valueOf(amount).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
