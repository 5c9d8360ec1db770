package dev.sluice.resources.kind;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rules that documents keep, each broken one an {@link IllegalArgumentException} with the sentence that Kubernetes has. */
public final class Check {
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_VALUE = 4096;
    private static final int MOST_GROUPS = 100;
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}&&[^\\t]]{0,4096}");

    private Check() {}

    /** Anything. */
    public static void that(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** How much there must be. */
    public static void atLeast(int fewest, String field, int size) {
        that(size >= fewest, field + ": Invalid value: should have at least " + fewest + " items");
    }

    /** How much there may be. */
    public static void atMost(int most, String field, Collection<?> items) {
        that(items.size() <= most, field + ": Too many: " + items.size() + ": must have at most " + most + " items");
    }

    /** A number's range, its ends included. */
    public static void between(String field, long number, long least, long greatest) {
        String invalid = field + ": Invalid value: " + number + ": should be ";
        that(number >= least, invalid + "greater than or equal to " + least);
        that(number <= greatest, invalid + "less than or equal to " + greatest);
    }

    /** A port's number. */
    public static void port(String field, int number) {
        between(field, number, 1, LAST_PORT);
    }

    /** A word of a closed set. */
    public static void oneOf(String field, String word, String... words) {
        that(
                List.of(words).contains(word),
                field + ": Unsupported value: \"" + word + "\": supported values: " + String.join(", ", words));
    }

    /** Whether no two items have the same key. */
    public static <T> boolean unique(Collection<T> items, Function<T, ?> key) {
        return items.stream().map(key).distinct().count() == items.size();
    }

    /** A host name in lower case. */
    public static void hostname(String field, String host) {
        that(
                host.length() <= LONGEST_HOST && HOST.matcher(host).matches(),
                field + ": Invalid value: \"" + host + "\": must be a host name in lower case");
    }

    /** A host name in lower case, of which the first label may be a {@code *}. */
    public static void wildcardHostname(String field, String host) {
        hostname(field, host.startsWith("*.") ? host.substring(2) : host);
    }

    /** A header's name. */
    public static void headerName(String field, String name) {
        that(
                TOKEN.matcher(name).matches(),
                field + ": Invalid value: \"" + name + "\": must be a token as RFC 9110 has it");
    }

    /** A header's value. */
    public static void headerValue(String field, String value) {
        that(VALUE.matcher(value).matches(), field + ": Invalid value: must be text without control characters");
    }

    /** Headers' names, no two of which differ only by case. */
    public static <T> void headerNames(String field, Collection<T> items, Function<T, String> name) {
        items.forEach(item -> headerName(field, name.apply(item)));
        that(unique(items, item -> name.apply(item).toLowerCase(Locale.ROOT)), field + ": must not have a name twice");
    }

    /** A regular expression. */
    public static void regularExpression(String field, String expression) {
        that(
                expression.length() <= LONGEST_VALUE,
                field + ": Too long: may not be more than " + LONGEST_VALUE + " characters");
        that(
                expression.chars().filter(c -> c == '(').count() <= MOST_GROUPS,
                field + ": Invalid value: must have at most " + MOST_GROUPS + " groups");
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    field + ": Invalid value: \"" + expression + "\": not a regular expression: "
                            + wrong.getDescription(),
                    wrong);
        }
    }
}
