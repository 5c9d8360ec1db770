package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.gateway.HttpRouteFilter;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.HeaderModifier;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.PathModifier;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.PathType;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.RequestMirror;
import dev.sluice.resources.kind.gateway.HttpRouteFilter.RequestRedirect;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import dev.sluice.routing.Filters.Mirror;
import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.Filters.Redirect;
import dev.sluice.routing.Filters.UrlRewrite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The filters of HTTPRoutes. */
final class HttpFilters {
    private static final Set<String> SERVED =
            Set.of("RequestHeaderModifier", "ResponseHeaderModifier", "RequestMirror", "RequestRedirect", "URLRewrite");

    private final Backends backends;

    HttpFilters(Backends backends) {
        this.backends = backends;
    }

    /** That a filter among them is not served. */
    static Optional<Flaw> unsupported(List<HttpRouteFilter> filters) {
        return filters.stream()
                .map(HttpRouteFilter::type)
                .filter(type -> !SERVED.contains(type))
                .findFirst()
                .map(type -> new Flaw(Flaw.UNSUPPORTED_VALUE, "filters of type " + type + " are not served"));
    }

    /** Filters that are all served. */
    Filters of(Resource<?> route, List<HttpRouteFilter> filters, Surroundings surroundings, Findings findings) {
        if (filters.isEmpty()) {
            return Filters.NONE;
        }
        List<Mirror> mirrors = filters.stream()
                .flatMap(filter -> filter.requestMirror().stream())
                .flatMap(mirror -> mirror(backends.of(route, mirror.backendRef(), surroundings, findings), mirror))
                .toList();
        return new Filters(
                change(filters, HttpRouteFilter::requestHeaderModifier),
                change(filters, HttpRouteFilter::responseHeaderModifier),
                first(filters, HttpRouteFilter::requestRedirect).map(HttpFilters::redirect),
                first(filters, HttpRouteFilter::urlRewrite)
                        .map(rewrite -> new UrlRewrite(
                                rewrite.hostname(), rewrite.path().map(HttpFilters::path))),
                mirrors);
    }

    private static <T> Optional<T> first(List<HttpRouteFilter> filters, Function<HttpRouteFilter, Optional<T>> part) {
        return filters.stream().flatMap(filter -> part.apply(filter).stream()).findFirst();
    }

    private static HeaderChange change(
            List<HttpRouteFilter> filters, Function<HttpRouteFilter, Optional<HeaderModifier>> part) {
        List<HeaderModifier> modifiers =
                filters.stream().flatMap(filter -> part.apply(filter).stream()).toList();
        return new HeaderChange(
                modifiers.stream().flatMap(modifier -> headers(modifier.set())).toList(),
                modifiers.stream().flatMap(modifier -> headers(modifier.add())).toList(),
                modifiers.stream()
                        .flatMap(modifier -> modifier.remove().stream())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Stream<Header> headers(List<HttpRouteFilter.Header> headers) {
        return headers.stream().map(header -> new Header(header.name(), header.value()));
    }

    private static Redirect redirect(RequestRedirect redirect) {
        return new Redirect(
                redirect.scheme(),
                redirect.hostname(),
                redirect.path().map(HttpFilters::path),
                boxed(redirect.port()),
                redirect.statusCode());
    }

    private static PathRewrite path(PathModifier path) {
        return path.type() == PathType.REPLACE_FULL_PATH
                ? new PathRewrite(
                        PathRewrite.Kind.FULL_PATH, path.replaceFullPath().orElse("/"))
                : new PathRewrite(
                        PathRewrite.Kind.PREFIX, path.replacePrefixMatch().orElse("/"));
    }

    private static Stream<Mirror> mirror(Backend backend, RequestMirror mirror) {
        double share = mirror.fraction()
                .map(fraction -> (double) fraction.numerator() / fraction.denominator())
                .orElseGet(() -> mirror.percent().orElse(100) / 100.0);
        return backend instanceof Backend.Unresolved ? Stream.empty() : Stream.of(new Mirror(backend, share));
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
