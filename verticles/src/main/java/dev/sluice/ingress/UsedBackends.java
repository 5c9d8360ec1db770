package dev.sluice.ingress;

import dev.sluice.routing.Backend;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RouteTable;
import dev.sluice.routing.Upstream;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers that a route table leads to, by name, and the ways they are spoken to. */
record UsedBackends(Set<String> providers, Set<Upstream> upstreams) {
    static UsedBackends of(RouteTable table) {
        return new UsedBackends(collect(table, Backend.Provider::name), collect(table, Backend.Provider::upstream));
    }

    private static <T> Set<T> collect(RouteTable table, Function<Backend.Provider, T> part) {
        return table.listeners().stream()
                .flatMap(listener -> listener.routes().stream())
                .flatMap(route -> route.rules().stream())
                .flatMap(UsedBackends::backends)
                .filter(Backend.Provider.class::isInstance)
                .map(Backend.Provider.class::cast)
                .map(part)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Backend> backends(RouteRule rule) {
        Stream<Backend> mirrors = rule.filters().mirrors().stream().map(mirror -> mirror.backend());
        Stream<Backend> own = rule.backends().stream()
                .flatMap(reference -> Stream.concat(
                        Stream.of(reference.backend()),
                        reference.filters().mirrors().stream().map(mirror -> mirror.backend())));
        return Stream.concat(mirrors, own);
    }
}
