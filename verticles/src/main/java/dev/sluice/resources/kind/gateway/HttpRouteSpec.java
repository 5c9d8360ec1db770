package dev.sluice.resources.kind.gateway;

import static dev.sluice.resources.kind.Rules.expression;
import static dev.sluice.resources.kind.Rules.most;
import static dev.sluice.resources.kind.Rules.require;
import static dev.sluice.resources.kind.Rules.unique;

import dev.sluice.resources.kind.Rules;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The spec of an HTTPRoute. */
public record HttpRouteSpec(
        @Default("[]") List<ParentRef> parentRefs,
        @Default("[]") List<String> hostnames,
        @Default("[{}]") List<Rule> rules) {
    public HttpRouteSpec {
        parentRefs = List.copyOf(parentRefs);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
        most(32, parentRefs, "parentRefs");
        most(16, hostnames, "hostnames");
        hostnames.forEach(Rules::hostname);
        unique(rules, rule -> rule.name().orElse(""), "Rule name must be unique within the route");
    }

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    /** Any of its matches takes a request. */
    public record Rule(
            Optional<String> name,
            @Default("[{}]") List<Match> matches,
            @Default("[]") List<HttpRouteFilter> filters,
            @Default("[]") List<HttpBackendRef> backendRefs,
            @Default("{}") TimeoutsSpec timeouts,
            Optional<Retry> retry) {
        public Rule {
            matches = List.copyOf(matches);
            filters = List.copyOf(filters);
            backendRefs = List.copyOf(backendRefs);
            most(128, matches, "matches");
            HttpRouteFilter.checkTogether(filters, matches);
            boolean redirects =
                    filters.stream().anyMatch(filter -> filter.requestRedirect().isPresent());
            require(
                    !redirects || backendRefs.isEmpty(),
                    "RequestRedirect filter must not be used together with backendRefs");
        }
    }

    /** All of its conditions hold. */
    public record Match(
            @Default("{}") Path path,
            @Default("[]") List<MatchSpec> headers,
            @Default("[]") List<MatchSpec> queryParams,
            Optional<String> method) {
        public Match {
            headers = List.copyOf(headers);
            queryParams = List.copyOf(queryParams);
            most(16, headers, "headers");
            most(16, queryParams, "queryParams");
            unique(headers, header -> header.name().toLowerCase(Locale.ROOT), "wanted each header once");
            unique(queryParams, MatchSpec::name, "wanted each query parameter once");
            require(
                    method.isEmpty() || METHODS.contains(method.get()),
                    "method: wanted one of " + String.join(", ", METHODS));
        }
    }

    /** A condition on the path. */
    public record Path(
            @Default("PathPrefix") PathType type,
            @Default("/") String value) {
        public Path {
            if (type == PathType.REGULAR_EXPRESSION) {
                expression(value);
            } else {
                require(
                        value.startsWith("/"),
                        "value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']");
                for (String banned : List.of("//", "/./", "/../", "%2f", "%2F", "#")) {
                    require(
                            !value.contains(banned),
                            "must not contain '" + banned + "' when type one of ['Exact', 'PathPrefix']");
                }
                for (String banned : List.of("/..", "/.")) {
                    require(
                            !value.endsWith(banned),
                            "must not end with '" + banned + "' when type one of ['Exact', 'PathPrefix']");
                }
            }
        }
    }

    /** How a path is meant. */
    public enum PathType {
        EXACT,
        PATH_PREFIX,
        REGULAR_EXPRESSION
    }

    /**
     * When a failed attempt is repeated.
     *
     * @param codes statuses that are tried again
     * @param attempts after the first
     */
    public record Retry(@Default("[]") List<Integer> codes, OptionalInt attempts, Optional<Duration> backoff) {
        public Retry {
            codes = List.copyOf(codes);
            codes.forEach(code ->
                    require(code >= 400 && code <= 599, "codes: wanted statuses from 400 to 599, found " + code));
            require(attempts.orElse(0) >= 0, "attempts: wanted 0 or more");
        }
    }
}
