package dev.sluice.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What belongs to host names: exact ones, {@code *.example.com} for names of any depth below, and the empty one for all.
 */
final class HostIndex<T> {
    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, T> below = new HashMap<>();
    private Optional<T> all = Optional.empty();

    private HostIndex() {}

    /** Groups items by their host names, and makes one of each group. */
    static <I, T> HostIndex<T> of(List<I> items, Function<I, List<String>> hosts, Function<List<I>, T> make) {
        Map<String, List<I>> groups = new LinkedHashMap<>();
        for (I item : items) {
            hosts.apply(item)
                    .forEach(host ->
                            groups.computeIfAbsent(host, none -> new ArrayList<>()).add(item));
        }
        HostIndex<T> index = new HostIndex<>();
        groups.forEach((host, group) -> index.put(host, make.apply(group)));
        return index;
    }

    /** All that belongs to a host, in lower case, the most specific first. */
    List<T> lookup(String host) {
        List<T> found = new ArrayList<>(3);
        T one = exact.get(host);
        if (one != null) {
            found.add(one);
        }
        if (!below.isEmpty()) {
            for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
                T more = below.get(host.substring(dot));
                if (more != null) {
                    found.add(more);
                }
            }
        }
        all.ifPresent(found::add);
        return found;
    }

    private void put(String host, T made) {
        if (host.isEmpty() || host.equals("*")) {
            all = Optional.of(made);
        } else if (host.startsWith("*.")) {
            below.put(host.substring(1), made);
        } else {
            exact.put(host, made);
        }
    }
}
