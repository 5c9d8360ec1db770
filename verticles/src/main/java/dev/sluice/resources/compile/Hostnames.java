package dev.sluice.resources.compile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the host names of a route and those of a listener have in common. */
final class Hostnames {
    private static final String WILDCARD = "*.";

    private Hostnames() {}

    /**
     * The names under which a listener's requests reach a route; a list with nothing in it is every name the listener takes.
     *
     * @param listener exact, with a wildcard, or empty for every name
     * @return empty when there is none
     */
    static Optional<List<String>> common(String listener, List<String> route) {
        if (route.isEmpty()) {
            return Optional.of(List.of());
        }
        List<String> common = route.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> common(listener, name).stream())
                .distinct()
                .toList();
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }

    private static Optional<String> common(String listener, String route) {
        if (listener.isEmpty() || covers(listener, route)) {
            return Optional.of(route);
        }
        return covers(route, listener) ? Optional.of(listener) : Optional.empty();
    }

    private static boolean covers(String wide, String narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        return wide.startsWith(WILDCARD) && bare(narrow).endsWith(wide.substring(1));
    }

    private static String bare(String name) {
        return name.startsWith(WILDCARD) ? name.substring(1) : name;
    }
}
