package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;

/** A condition on a header or query parameter. */
public record MatchSpec(@Default("Exact") Type type, String name, String value) {
    public MatchSpec {
        Check.headerName("name", name);
        if (type == Type.REGULAR_EXPRESSION) {
            Check.regularExpression("value", value);
        }
    }

    /** How the value is meant. */
    public enum Type {
        EXACT,
        REGULAR_EXPRESSION
    }
}
