package dev.sluice.validation;

/**
 * An {@code if} and its {@code then}: where certain fields are there and certain facts hold, others must too. A fact
 * holds also where its field is missing.
 *
 * @param ifSeen fields, as a set
 * @param ifFacts facts, as a set
 * @param message what was wanted, for people
 */
record Condition(long ifSeen, long ifFacts, long thenSeen, long thenFacts, String message) {
    boolean applies(long seen, long broken) {
        return (seen & ifSeen) == ifSeen && (broken & ifFacts) == 0;
    }

    boolean isMet(long seen, long broken) {
        return (seen & thenSeen) == thenSeen && (broken & thenFacts) == 0;
    }
}
