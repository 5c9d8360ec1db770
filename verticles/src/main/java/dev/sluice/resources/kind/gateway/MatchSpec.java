package dev.sluice.resources.kind.gateway;

import static dev.sluice.resources.kind.Rules.expression;
import static dev.sluice.resources.kind.Rules.headerName;

import dev.sluice.spi.Default;

/** A condition on a header or query parameter. */
public record MatchSpec(@Default("Exact") Type type, String name, String value) {
    public MatchSpec {
        headerName(name);
        if (type == Type.REGULAR_EXPRESSION) {
            expression(value);
        }
    }

    /** How the value is meant. */
    public enum Type {
        EXACT,
        REGULAR_EXPRESSION
    }
}
