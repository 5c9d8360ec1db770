package dev.sluice.resources.kind;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rules that several kinds share. Each throws an {@link IllegalArgumentException} with a sentence where it is broken. */
public final class Rules {
    private static final Pattern HOSTNAME =
            Pattern.compile("(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]{1,256}");
    private static final int LONGEST_HOSTNAME = 253;
    private static final int MOST_WEIGHT = 1_000_000;

    private Rules() {}

    /** What has to be so. */
    public static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** At most so many. */
    public static void most(int most, Collection<?> items, String name) {
        require(items.size() <= most, name + ": wanted at most " + most + ", found " + items.size());
    }

    /** From 1 to so many. */
    public static void some(int most, Collection<?> items, String name) {
        require(!items.isEmpty() && items.size() <= most, name + ": wanted 1 to " + most + ", found " + items.size());
    }

    /** No two with the same name. */
    public static <T> void unique(List<T> items, Function<T, String> name, String sentence) {
        Set<String> names = new HashSet<>();
        items.forEach(item -> {
            String one = name.apply(item);
            require(one.isEmpty() || names.add(one), sentence + ", found " + one + " twice");
        });
    }

    /** A port number. */
    public static void port(int number) {
        require(number >= 1 && number <= 65_535, "wanted a port from 1 to 65535, found " + number);
    }

    /** A weight. */
    public static void weight(int weight) {
        require(weight >= 0 && weight <= MOST_WEIGHT, "wanted a weight from 0 to 1000000, found " + weight);
    }

    /** A host name, which may begin with {@code *.}. */
    public static void hostname(String name) {
        require(
                HOSTNAME.matcher(name).matches() && name.length() <= LONGEST_HOSTNAME,
                "wanted a host name such as api.example.com or *.example.com in lower case, found \"" + name + '"');
    }

    /** The name of a header. */
    public static void headerName(String name) {
        require(TOKEN.matcher(name).matches(), "wanted the name of a header, found \"" + name + '"');
    }

    /** A regular expression. */
    public static void expression(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "wanted a regular expression, found \"" + expression + "\" (" + wrong.getDescription() + ")",
                    wrong);
        }
    }
}
