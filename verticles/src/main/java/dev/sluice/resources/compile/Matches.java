package dev.sluice.resources.compile;

import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec;
import dev.sluice.resources.kind.gateway.HttpRouteSpec;
import dev.sluice.resources.kind.gateway.MatchSpec;
import dev.sluice.routing.PathMatch;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.ValueMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The matches of routes; of several conditions on one name the first counts. */
final class Matches {
    private Matches() {}

    static RouteMatch of(HttpRouteSpec.Match match) {
        return new RouteMatch(
                path(match.path()),
                match.method(),
                values(match.headers(), name -> name.toLowerCase(Locale.ROOT)),
                values(match.queryParams(), UnaryOperator.identity()));
    }

    static RouteMatch of(AiGatewayRouteSpec.Match match) {
        return new RouteMatch(
                PathMatch.ALL,
                Optional.empty(),
                values(match.headers(), name -> name.toLowerCase(Locale.ROOT)),
                List.of());
    }

    private static PathMatch path(HttpRouteSpec.Path path) {
        PathMatch.Kind kind =
                switch (path.type()) {
                    case EXACT -> PathMatch.Kind.EXACT;
                    case PATH_PREFIX -> PathMatch.Kind.PREFIX;
                    case REGULAR_EXPRESSION -> PathMatch.Kind.REGULAR_EXPRESSION;
                };
        return new PathMatch(kind, path.value());
    }

    private static List<ValueMatch> values(List<MatchSpec> specs, UnaryOperator<String> naming) {
        Map<String, ValueMatch> values = new LinkedHashMap<>();
        for (MatchSpec spec : specs) {
            String name = naming.apply(spec.name());
            ValueMatch.Kind kind =
                    spec.type() == MatchSpec.Type.EXACT ? ValueMatch.Kind.EXACT : ValueMatch.Kind.REGULAR_EXPRESSION;
            values.putIfAbsent(name, new ValueMatch(name, kind, spec.value()));
        }
        return List.copyOf(values.values());
    }
}
