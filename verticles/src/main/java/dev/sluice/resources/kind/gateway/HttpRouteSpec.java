package dev.sluice.resources.kind.gateway;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The spec of an HTTPRoute. */
public record HttpRouteSpec(
        @Default("[]") List<ParentRef> parentRefs,
        @Default("[]") List<String> hostnames,
        @Default("[{}]") List<Rule> rules) {
    public HttpRouteSpec {
        parentRefs = List.copyOf(parentRefs);
        hostnames = List.copyOf(hostnames);
        rules = List.copyOf(rules);
        Check.atLeast(1, "rules", rules.size());
        hostnames.forEach(host -> Check.wildcardHostname("hostnames", host));
        Check.that(
                Check.unique(rules.stream().flatMap(rule -> rule.name.stream()).toList(), name -> name),
                "Rule name must be unique within the route");
    }

    /** Any of its matches takes a request; every request where there is none. */
    public record Rule(
            Optional<String> name,
            @Default("[{}]") List<Match> matches,
            @Default("[]") List<HttpRouteFilter> filters,
            @Default("[]") List<HttpBackendRef> backendRefs,
            @Default("{}") TimeoutsSpec timeouts,
            Optional<Retry> retry) {
        public Rule {
            matches = matches.isEmpty() ? List.of(Match.ANY) : List.copyOf(matches);
            filters = List.copyOf(filters);
            backendRefs = List.copyOf(backendRefs);
            RuleFilters.check(filters, matches, backendRefs);
        }
    }

    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z0-9-]{0,62}");

    /** All of its conditions hold. */
    public record Match(
            @Default("{}") Path path,
            @Default("[]") List<MatchSpec> headers,
            @Default("[]") List<MatchSpec> queryParams,
            Optional<String> method) {
        private static final Match ANY =
                new Match(new Path(PathType.PATH_PREFIX, "/"), List.of(), List.of(), Optional.empty());

        public Match {
            headers = List.copyOf(headers);
            queryParams = List.copyOf(queryParams);
            Check.headerNames("headers", headers, MatchSpec::name);
            Check.that(Check.unique(queryParams, MatchSpec::name), "queryParams: must not have a name twice");
            method.ifPresent(name -> Check.that(
                    METHOD.matcher(name).matches(),
                    "method: Invalid value: \"" + name + "\": must be an upper-case token"));
        }
    }

    /** A condition on the path. */
    public record Path(
            @Default("PathPrefix") PathType type,
            @Default("/") String value) {
        public Path {
            PathRules.check(type, value);
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
            codes.forEach(code -> Check.between("codes", code, 400, 599));
            attempts.ifPresent(count -> Check.between("attempts", count, 0, 1_000));
        }
    }
}
