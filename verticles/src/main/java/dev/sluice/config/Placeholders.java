package dev.sluice.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts environment variables in place of {@code $}{@code {NAME}} and {@code $}{@code {NAME:-default}} inside strings; the
 * default stands for a variable that is not set or empty. A doubled dollar sign before the brace leaves the text as it is.
 */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    private final Function<String, Optional<String>> environment;

    /**
     * Takes the variables.
     *
     * @param environment the value of a variable, where it is set
     */
    public Placeholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * A copy of a value with every string in it filled in.
     *
     * @param path where the value stands
     * @param value strings, numbers, booleans, lists, maps and nulls
     * @throws ConfigurationException for the first variable that is not set and has no default
     */
    public @Nullable Object fill(String path, @Nullable Object value) {
        if (value instanceof String text) {
            return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(path, found)));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> filled = new ArrayList<>();
            list.forEach(element -> filled.add(fill(Paths.index(path, filled.size()), element)));
            return filled;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((key, element) ->
                    filled.put(String.valueOf(key), fill(Paths.key(path, String.valueOf(key)), element)));
            return filled;
        }
        return value;
    }

    private String replacement(String path, MatchResult found) {
        if (found.group(1) == null) {
            return "${";
        }
        Matcher named = NAMED.matcher(found.group(1));
        if (found.group(2).isEmpty() || !named.matches()) {
            throw new ConfigurationException(
                    path, "wanted ${NAME} or ${NAME:-default}, found " + Found.describe(found.group()));
        }
        String name = named.group(1);
        Optional<String> set = environment.apply(name);
        if (named.group(2) != null) {
            return set.filter(text -> !text.isEmpty()).orElse(named.group(2));
        }
        return set.orElseThrow(() -> new ConfigurationException(
                path, "the environment variable " + name + " is not set, and ${" + name + "} has no default"));
    }
}
