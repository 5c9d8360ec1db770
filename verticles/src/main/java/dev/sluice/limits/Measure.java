package dev.sluice.limits;

import dev.sluice.cost.CostFormula;

/** In what a limit counts. */
public sealed interface Measure permits Measure.Requests, Measure.Tokens, Measure.Money {
    /**
     * Requests.
     *
     * @param each what each of them counts, 0 or more; 0 only looks whether anything is left
     */
    record Requests(long each) implements Measure {
        /** Each is one. */
        public static final Requests ONE = new Requests(1);

        public Requests {
            requireNotNegative(each);
        }
    }

    /**
     * Tokens, or whatever else a formula makes of them.
     *
     * @param each what each request counts beside its tokens, 0 or more
     * @param used what the tokens count
     */
    record Tokens(long each, CostFormula used) implements Measure {
        public Tokens {
            requireNotNegative(each);
        }
    }

    /**
     * Money by the price list. Amounts are in millionths of the currency, each rounded up.
     *
     * @param currency as ISO 4217 names it
     */
    record Money(String currency) implements Measure {}

    private static void requireNotNegative(long each) {
        if (each < 0) {
            throw new IllegalArgumentException("wanted 0 or more, found " + each);
        }
    }
}
