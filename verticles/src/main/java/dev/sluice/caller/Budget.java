package dev.sluice.caller;

import dev.sluice.spi.Default;

/**
 * How much money a caller may spend within a period.
 *
 * @param amount above 0
 * @param currency as ISO 4217 names it
 */
public record Budget(double amount, @Default("USD") String currency, Period per) {
    public Budget {
        if (!(amount > 0)) {
            throw new IllegalArgumentException("wanted an amount above 0, found " + amount);
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("wanted a currency such as USD, found \"" + currency + '"');
        }
    }
}
