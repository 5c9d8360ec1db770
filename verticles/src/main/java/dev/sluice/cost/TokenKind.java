package dev.sluice.cost;

import java.util.function.ToLongFunction;

/** The formulas that count one kind of tokens. */
public enum TokenKind implements CostFormula {
    INPUT(Tokens::input),
    CACHED_INPUT(Tokens::cachedInput),
    CACHE_CREATION_INPUT(Tokens::cacheCreation),
    OUTPUT(Tokens::output),
    REASONING(Tokens::reasoning),
    TOTAL(Tokens::total);

    @SuppressWarnings("ImmutableEnumChecker") // The counts hold nothing.
    private final ToLongFunction<Tokens> count;

    TokenKind(ToLongFunction<Tokens> count) {
        this.count = count;
    }

    @Override
    public long of(Consumption consumption) {
        return count.applyAsLong(consumption.tokens());
    }
}
