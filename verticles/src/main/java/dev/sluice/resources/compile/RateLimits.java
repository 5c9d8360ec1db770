package dev.sluice.resources.compile;

import dev.sluice.caller.Period;
import dev.sluice.cost.CostFormula;
import dev.sluice.cost.RequestCost;
import dev.sluice.cost.RequestCosts;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Windows;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.envoy.BackendTrafficPolicySpec;
import dev.sluice.resources.kind.envoy.RateLimit;
import dev.sluice.resources.kind.envoy.RateLimit.Amount;
import dev.sluice.resources.kind.envoy.RateLimit.Limit;
import dev.sluice.resources.kind.envoy.RateLimit.Metadata;
import dev.sluice.resources.kind.envoy.RateLimit.Rule;
import dev.sluice.routing.RouteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The limits of a BackendTrafficPolicy, as they are for each route that it is about. */
final class RateLimits {
    /** Under which the numbers are that are made of every request. */
    private static final String NAMESPACE = "io.envoy.ai_gateway";

    private static final Duration YEAR = Duration.ofDays(365);

    private final Documents documents;
    private final Resource<BackendTrafficPolicySpec> policy;
    private final List<Rule> rules;

    RateLimits(Documents documents, Resource<BackendTrafficPolicySpec> policy) {
        this.documents = documents;
        this.policy = policy;
        this.rules = policy.spec()
                .rateLimit()
                .flatMap(RateLimit::global)
                .map(RateLimit.Global::rules)
                .orElse(List.of());
    }

    /**
     * Those of a route.
     *
     * @param costs the numbers that are made of its requests
     * @return a group in which all must have room, or nothing
     */
    List<LimitGroup> of(RouteId route, RequestCosts costs) {
        List<LimitRule> limits = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String place = "rules[" + i + "]";
            limit(rules.get(i), place, route, costs).ifPresent(limits::add);
        }
        return limits.isEmpty() ? List.of() : List.of(LimitGroup.all(limits));
    }

    private Optional<LimitRule> limit(Rule rule, String place, RouteId route, RequestCosts costs) {
        return LimitSelection.of(rule.clientSelectors(), (field, sentence) -> warn(place + '.' + field, sentence))
                .map(selection -> new LimitRule(
                        name(rule, place, route),
                        selection.selectors(),
                        selection.per(),
                        measure(rule, place + ".cost.", costs),
                        window(rule.limit()),
                        rule.shadowMode(),
                        false));
    }

    private static WindowSpec window(Limit limit) {
        return limit.unit().equals(Limit.YEAR)
                ? WindowSpec.sliding(limit.requests(), YEAR)
                : Windows.sliding(limit.requests(), Period.valueOf(limit.unit().toUpperCase(Locale.ROOT)));
    }

    private String name(Rule rule, String place, RouteId route) {
        String name = policy.key() + " " + place;
        return rule.shared() ? name : name + " of " + route;
    }

    private Measure measure(Rule rule, String path, RequestCosts costs) {
        Optional<Amount> response = rule.cost().response();
        long each = request(rule, path) + response.flatMap(Amount::number).orElse(0L);
        Optional<CostFormula> formula =
                response.flatMap(Amount::metadata).flatMap(metadata -> formula(metadata, path, costs));
        return formula.isPresent() ? new Measure.Tokens(each, formula.get()) : new Measure.Requests(each);
    }

    private long request(Rule rule, String path) {
        if (rule.cost().request().flatMap(Amount::metadata).isPresent()) {
            warn(path + "request.metadata", "a request counts 1: no number is made of it before its answer");
            return 1;
        }
        return rule.cost().request().flatMap(Amount::number).orElse(1L);
    }

    private Optional<CostFormula> formula(Metadata wanted, String path, RequestCosts costs) {
        String key = wanted.key();
        Optional<String> other = wanted.namespace().filter(namespace -> !namespace.equals(NAMESPACE));
        if (other.isPresent()) {
            warn(
                    path + "response.metadata.namespace",
                    "answers count nothing: wanted " + NAMESPACE + ", found " + other.get());
            return Optional.empty();
        }
        Optional<CostFormula> found = costs.costs().stream()
                .filter(cost -> cost.key().equals(key))
                .map(RequestCost::formula)
                .findFirst();
        if (found.isEmpty()) {
            List<String> known = costs.costs().stream().map(RequestCost::key).toList();
            warn(
                    path + "response.metadata.key",
                    "answers count nothing: wanted a metadataKey of the llmRequestCosts, of which there are "
                            + (known.isEmpty() ? "none" : String.join(", ", known)) + ", found " + key);
        }
        return found;
    }

    private void warn(String field, String sentence) {
        documents.warn(policy, "spec.rateLimit.global." + field, sentence);
    }
}
