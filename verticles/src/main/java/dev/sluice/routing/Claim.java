package dev.sluice.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A match of a rule, as it competes with all others of a listener.
 *
 * @param created when its route was
 * @param hostnames those of its route, in lower case; the empty one for every host
 * @param headers the conditions that count: of several for one name the first
 * @param query the conditions that count: of several for one name the first
 */
record Claim(Routed routed, Instant created, List<String> hostnames, List<ValueMatch> headers, List<ValueMatch> query) {
    static Stream<Claim> of(Route route) {
        List<String> hostnames = hostnames(route);
        return route.rules().stream()
                .flatMap(rule -> matches(rule).stream().map(match -> of(route, hostnames, new Routed(rule, match))));
    }

    private static Claim of(Route route, List<String> hostnames, Routed routed) {
        return new Claim(
                routed,
                route.created(),
                hostnames,
                firstOfEachName(routed.match().headers()),
                firstOfEachName(routed.match().query()));
    }

    private static List<String> hostnames(Route route) {
        return route.hostnames().isEmpty()
                ? List.of("")
                : route.hostnames().stream().map(HostMap::key).distinct().toList();
    }

    private static List<RouteMatch> matches(RouteRule rule) {
        return rule.matches().isEmpty() ? List.of(RouteMatch.ALL) : rule.matches();
    }

    private static List<ValueMatch> firstOfEachName(List<ValueMatch> conditions) {
        List<ValueMatch> first = new ArrayList<>(conditions.size());
        for (ValueMatch condition : conditions) {
            if (first.stream().noneMatch(earlier -> earlier.name().equals(condition.name()))) {
                first.add(condition);
            }
        }
        return first;
    }

    RouteRule rule() {
        return routed.rule();
    }

    RouteMatch match() {
        return routed.match();
    }

    /** The one model it takes. */
    Optional<String> exactModel() {
        return exactHeaders().filter(Claim::isModel).map(ValueMatch::value).findFirst();
    }

    /** The first header that has to have one value; not the model's. */
    Optional<ValueMatch> exactHeader() {
        return exactHeaders().filter(header -> !isModel(header)).findFirst();
    }

    private Stream<ValueMatch> exactHeaders() {
        return headers.stream().filter(header -> header.kind() == ValueMatch.Kind.EXACT);
    }

    private static boolean isModel(ValueMatch header) {
        return header.name().equals(RouteMatch.MODEL_HEADER);
    }

    /** The path's value; a prefix without slash at its end, the one that takes all paths empty. */
    String path() {
        String value = match().path().value();
        return match().path().kind() == PathMatch.Kind.PREFIX && value.endsWith("/")
                ? value.substring(0, value.length() - 1)
                : value;
    }
}
