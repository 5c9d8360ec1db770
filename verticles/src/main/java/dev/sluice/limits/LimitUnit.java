package dev.sluice.limits;

/** What clients and operators call that in which a limit counts. */
public enum LimitUnit {
    REQUESTS,
    TOKENS,
    /** Millionths of a currency. */
    MONEY;

    /** That of a measure. */
    public static LimitUnit of(Measure measure) {
        if (measure instanceof Measure.Requests) {
            return REQUESTS;
        }
        return measure instanceof Measure.Tokens ? TOKENS : MONEY;
    }
}
