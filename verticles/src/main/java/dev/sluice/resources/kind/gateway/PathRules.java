package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.gateway.HttpRouteSpec.PathType;
import java.util.List;
import java.util.regex.Pattern;

/** What the path of a match may look like. */
final class PathRules {
    private static final String TYPES = " when type one of ['Exact', 'PathPrefix']";
    private static final int LONGEST = 1024;
    private static final Pattern CHARACTERS = Pattern.compile("(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+");

    private PathRules() {}

    static void check(PathType type, String value) {
        Check.that(value.length() <= LONGEST, "value: Too long: may not be more than " + LONGEST + " characters");
        if (type == PathType.REGULAR_EXPRESSION) {
            Check.regularExpression("value", value);
            return;
        }
        Check.that(value.startsWith("/"), "value must be an absolute path and start with '/'" + TYPES);
        for (String part : List.of("//", "/./", "/../", "%2f", "%2F", "#")) {
            Check.that(!value.contains(part), "must not contain '" + part + "'" + TYPES);
        }
        for (String end : List.of("/..", "/.")) {
            Check.that(!value.endsWith(end), "must not end with '" + end + "'" + TYPES);
        }
        Check.that(
                CHARACTERS.matcher(value).matches(),
                "must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$)"
                        + " for types ['Exact', 'PathPrefix']");
    }
}
