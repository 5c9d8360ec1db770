package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What belongs to host names, found by a request's host: exact names, wildcards for names of any depth below, all hosts. */
final class HostMap<T> {
    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, T> bySuffix = new HashMap<>();
    private final Optional<T> everywhere;
    private final int longestSuffix;

    /**
     * Sorts values by the kind of their host names.
     *
     * @param byHostname keys are exact, as {@code *.example.com}, or empty for every host
     */
    HostMap(Map<String, T> byHostname) {
        byHostname.forEach((hostname, value) -> {
            if (hostname.startsWith("*.")) {
                bySuffix.put(hostname.substring(1), value);
            } else if (!hostname.isEmpty()) {
                exact.put(hostname, value);
            }
        });
        everywhere = Optional.ofNullable(byHostname.get(""));
        longestSuffix =
                bySuffix.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** How host names are compared. */
    static String key(String hostname) {
        return hostname.toLowerCase(Locale.ROOT);
    }

    /** What takes the host, the most specific first. */
    List<T> taking(String host) {
        List<T> found = new ArrayList<>(2);
        add(exact.get(host), found);
        int dot = host.indexOf('.', Math.max(1, host.length() - longestSuffix));
        while (dot > 0) {
            add(bySuffix.get(host.substring(dot)), found);
            dot = host.indexOf('.', dot + 1);
        }
        everywhere.ifPresent(found::add);
        return found;
    }

    /** The most specific that takes the host. */
    Optional<T> mostSpecific(String host) {
        List<T> found = taking(host);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private static <T> void add(@Nullable T value, List<T> found) {
        if (value != null) {
            found.add(value);
        }
    }
}
