package dev.sluice.routing;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a request's rule by looking at every one, to compare the table with. */
record EveryRule(List<Route> routes) {
    /** Sorts by Gateway API's precedence as it is written down. */
    private static final Comparator<Claimed> ORDER = comparing((Claimed claimed) -> hostname(claimed.hostname()))
            .thenComparing(claimed -> List.of("EXACT", "REGULAR_EXPRESSION", "PREFIX")
                    .indexOf(claimed.match().path().kind().name()))
            .thenComparing(claimed -> -claimed.match().path().value().length())
            .thenComparing(claimed -> claimed.match().method().isPresent() ? 0 : 1)
            .thenComparing(claimed -> -claimed.match().headers().size())
            .thenComparing(claimed -> -claimed.match().query().size())
            .thenComparing(claimed -> claimed.route().created())
            .thenComparing(claimed -> claimed.route().id().name());

    Optional<Routed> match(RequestHead head, Optional<String> model) {
        return routes.stream()
                .flatMap(EveryRule::claimed)
                .filter(claimed -> takes(claimed.hostname(), head.host()))
                .filter(claimed -> takes(claimed.match(), head, model))
                .sorted(ORDER)
                .findFirst()
                .map(claimed -> new Routed(claimed.rule(), claimed.match()));
    }

    private static Stream<Claimed> claimed(Route route) {
        List<String> hostnames = route.hostnames().isEmpty() ? List.of("") : route.hostnames();
        return hostnames.stream().flatMap(hostname -> route.rules().stream()
                .flatMap(rule -> rule.matches().stream().map(match -> new Claimed(route, hostname, rule, match))));
    }

    private static int hostname(String hostname) {
        if (hostname.isEmpty()) {
            return 0;
        }
        return hostname.startsWith("*") ? -hostname.length() : -1000;
    }

    private static boolean takes(String hostname, String host) {
        return hostname.isEmpty()
                || hostname.equals(host)
                || hostname.startsWith("*.") && host.endsWith(hostname.substring(1));
    }

    private static boolean takes(RouteMatch match, RequestHead head, Optional<String> model) {
        return takes(match.path(), head.path())
                && match.method().map(head.method()::equals).orElse(true)
                && match.query().stream().allMatch(wanted -> takes(wanted, head.query(wanted.name())))
                && match.headers().stream().allMatch(wanted -> takes(wanted, header(wanted.name(), head, model)));
    }

    private static boolean takes(PathMatch match, String path) {
        return switch (match.kind()) {
            case EXACT -> path.equals(match.value());
            case REGULAR_EXPRESSION -> path.matches(match.value());
            case PREFIX ->
                match.value().equals("/") || path.equals(match.value()) || path.startsWith(match.value() + "/");
        };
    }

    private static @Nullable String header(String name, RequestHead head, Optional<String> model) {
        return name.equals(RouteMatch.MODEL_HEADER) ? model.orElse(null) : head.header(name);
    }

    private static boolean takes(ValueMatch wanted, @Nullable String value) {
        boolean exact = wanted.kind() == ValueMatch.Kind.EXACT;
        return value != null && (exact ? value.equals(wanted.value()) : value.matches(wanted.value()));
    }

    private record Claimed(Route route, String hostname, RouteRule rule, RouteMatch match) {}
}
