package dev.sluice.routing;

/** A condition on a header or query parameter; a regular expression takes the whole value. */
public record ValueMatch(String name, Kind kind, String value) {
    /** How the value is meant. */
    public enum Kind {
        EXACT,
        REGULAR_EXPRESSION
    }
}
