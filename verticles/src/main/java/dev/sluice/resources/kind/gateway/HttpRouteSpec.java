package dev.sluice.resources.kind.gateway;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
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
    }

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
        }
    }

    /** A condition on the path. */
    public record Path(
            @Default("PathPrefix") PathType type, @Default("/") String value) {}

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
    public record Retry(
            @Default("[]") List<Integer> codes, OptionalInt attempts, Optional<Duration> backoff) {
        public Retry {
            codes = List.copyOf(codes);
        }
    }
}
