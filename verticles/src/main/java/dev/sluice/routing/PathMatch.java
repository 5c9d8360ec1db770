package dev.sluice.routing;

/**
 * A condition on the path.
 *
 * @param value begins with a slash, unless it is a regular expression; a prefix counts by whole segments, so that
 *     {@code /v1} takes {@code /v1/models} and not {@code /v1beta}; a regular expression takes the whole path
 */
public record PathMatch(Kind kind, String value) {
    /** Takes every path. */
    public static final PathMatch ALL = new PathMatch(Kind.PREFIX, "/");

    /** How the value is meant. */
    public enum Kind {
        EXACT,
        PREFIX,
        REGULAR_EXPRESSION
    }
}
