package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.PathModifier;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.PathType;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.RequestRedirect;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.UrlRewriteSpec;
import java.util.List;
import java.util.Optional;

/** Which filters go together, and with what else of a rule. */
final class RuleFilters {
    private static final List<String> ONCE = List.of(
            "CORS", "RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite", "ExternalAuth");

    private RuleFilters() {}

    /** Those of a backend. */
    static void check(List<HttpRouteFilter> filters) {
        Check.that(
                !has(filters, "RequestRedirect") || !has(filters, "URLRewrite"),
                "May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both");
        ONCE.forEach(type -> Check.that(
                filters.stream().filter(filter -> filter.type().equals(type)).count() <= 1,
                type + " filter cannot be repeated"));
    }

    /** Those of a rule. */
    static void check(List<HttpRouteFilter> filters, List<HttpRouteSpec.Match> matches, List<HttpBackendRef> backends) {
        check(filters);
        Check.that(
                !has(filters, "RequestRedirect") || backends.isEmpty(),
                "RequestRedirect filter must not be used together with backendRefs");
        boolean onePrefix = matches.size() == 1 && matches.get(0).path().type() == HttpRouteSpec.PathType.PATH_PREFIX;
        if (!onePrefix) {
            refusePrefix("When", filters);
            backends.forEach(backend -> refusePrefix("Within backendRefs, when", backend.filters()));
        }
    }

    private static void refusePrefix(String start, List<HttpRouteFilter> filters) {
        for (HttpRouteFilter filter : filters) {
            Optional<PathModifier> path = filter.requestRedirect()
                    .flatMap(RequestRedirect::path)
                    .or(() -> filter.urlRewrite().flatMap(UrlRewriteSpec::path));
            Check.that(
                    path.isEmpty() || path.get().type() != PathType.REPLACE_PREFIX_MATCH,
                    start + " using " + filter.type()
                            + " filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified");
        }
    }

    private static boolean has(List<HttpRouteFilter> filters, String type) {
        return filters.stream().anyMatch(filter -> filter.type().equals(type));
    }
}
