package dev.sluice.resources.compile;

import dev.sluice.cost.RequestCosts;
import dev.sluice.limits.LimitGroup;
import dev.sluice.message.ResourceKey;
import dev.sluice.resources.compile.AiServiceBackends.Service;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec;
import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec.AiBackendRef;
import dev.sluice.resources.kind.aigateway.AiGatewayRouteSpec.Rule;
import dev.sluice.resources.kind.aigateway.BodyMutation;
import dev.sluice.resources.kind.aigateway.HeaderMutation;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.Filters;
import dev.sluice.routing.ModelListing;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.RuleTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of AIGatewayRoutes, in which pools and AIServiceBackends may stand side by side. */
final class AiRules {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final String OWNER = "sluice";
    private static final String RESTORE_ANNOTATION = "sluice.dev/restore-model-name";
    private static final HeaderMutation NO_HEADERS = new HeaderMutation(List.of(), List.of());

    private final Documents documents;
    private final Backends backends;
    private final TrafficPolicies policies;
    private final QuotaPolicies quotas;
    private final Mutations mutations;

    AiRules(Documents documents, Backends backends, TrafficPolicies policies, QuotaPolicies quotas) {
        this.documents = documents;
        this.backends = backends;
        this.policies = policies;
        this.quotas = quotas;
        this.mutations = new Mutations(documents);
    }

    RouteDocument document(Resource<AiGatewayRouteSpec> route) {
        return new RouteDocument(
                route,
                route.spec().parentRefs(),
                route.spec().hostnames(),
                (surroundings, findings) -> rules(route, surroundings, findings));
    }

    private List<RouteRule> rules(Resource<AiGatewayRouteSpec> route, Surroundings surroundings, Findings findings) {
        RouteId id = RouteDocument.idOf(route);
        RequestCosts costs =
                surroundings.costs().overriddenBy(Costs.of(route.spec().llmRequestCosts()));
        List<RouteRule> rules = new ArrayList<>();
        for (Rule rule : route.spec().rules()) {
            String place = "rules[" + rules.size() + "]";
            TrafficPolicy policy = policies.ofRule(id, rule.name()).orElse(surroundings.policy());
            rules.add(new RouteRule(
                    id,
                    rule.name().orElse(place),
                    rule.matches().stream().map(Matches::of).toList(),
                    Filters.NONE,
                    new Share(route, "spec." + place, surroundings.with(policy), findings).of(rule.backendRefs()),
                    timeouts(rule, policy),
                    policy.retry(),
                    Optional.of(listing(route, rule)),
                    costs,
                    policy.limits(id, costs)));
        }
        return rules;
    }

    private static RuleTimeouts timeouts(Rule rule, TrafficPolicy policy) {
        Duration request = rule.timeouts().request().or(policy::requestTimeout).orElse(REQUEST_TIMEOUT);
        return new RuleTimeouts(
                Optional.of(request), Optional.empty(), rule.timeouts().backendRequest(), rule.streamIdleTimeout());
    }

    private static ModelListing listing(Resource<?> route, Rule rule) {
        return new ModelListing(
                rule.modelsOwnedBy().orElse(OWNER),
                rule.modelsCreatedAt().orElse(route.metadata().created()),
                "true".equals(route.metadata().annotations().get(RESTORE_ANNOTATION)));
    }

    /** The backends of one rule. */
    private final class Share {
        private final Resource<?> route;
        private final String path;
        private final Surroundings surroundings;
        private final Findings findings;

        Share(Resource<?> route, String path, Surroundings surroundings, Findings findings) {
            this.route = route;
            this.path = path;
            this.surroundings = surroundings;
            this.findings = findings;
        }

        List<BackendRef> of(List<AiBackendRef> refs) {
            List<BackendRef> backendRefs = new ArrayList<>();
            for (AiBackendRef ref : refs) {
                String at = path + ".backendRefs[" + backendRefs.size() + "].headerMutation";
                backendRefs.add(of(ref, mutations.allowed(route, at, ref.headerMutation())));
            }
            return backendRefs;
        }

        private BackendRef of(AiBackendRef ref, HeaderMutation own) {
            String kind = ref.kind().orElse(Kinds.AI_SERVICE_BACKEND.name());
            if (kind.equals(Kinds.INFERENCE_POOL.name())) {
                return share(ref, backends.pool(route, ref, findings), own, Optional.empty(), List.of());
            }
            String name = ref.namespace().orElse(route.metadata().namespace()) + "/" + ref.name();
            Resolution<Service> service = kind.equals(Kinds.AI_SERVICE_BACKEND.name())
                    ? service(ref)
                    : Resolution.flawed(
                            Flaw.INVALID_KIND,
                            "wanted an AIServiceBackend or InferencePool, found " + kind + " " + ref.name());
            Resolution<Backend> backend = service.map(found -> Backends.provider(name, found, surroundings));
            return share(
                    ref,
                    Backends.orUnresolved(name, backend, findings),
                    own,
                    service.value(),
                    quotas.of(key(ref), name(ref)));
        }

        private ResourceKey key(AiBackendRef ref) {
            return new ResourceKey(
                    Kinds.AI_SERVICE_BACKEND.group(),
                    Kinds.AI_SERVICE_BACKEND.name(),
                    ref.namespace().orElse(route.metadata().namespace()),
                    ref.name());
        }

        private static Optional<String> name(AiBackendRef ref) {
            return ref.modelNameOverride().filter(name -> !name.isEmpty());
        }

        private Resolution<Service> service(AiBackendRef ref) {
            return documents
                    .references()
                    .find(route.key(), Kinds.AI_SERVICE_BACKEND, ref.namespace(), ref.name())
                    .then(backends.aiServices()::of);
        }

        private static BackendRef share(
                AiBackendRef ref,
                Backend backend,
                HeaderMutation own,
                Optional<Service> service,
                List<LimitGroup> quotas) {
            HeaderMutation farther = service.map(Service::headers).orElse(NO_HEADERS);
            Optional<BodyMutation> body = service.flatMap(Service::body);
            return new BackendRef(
                    backend,
                    ref.weight(),
                    ref.priority(),
                    name(ref),
                    Mutations.headers(farther, own),
                    Mutations.body(body, ref.bodyMutation()),
                    quotas);
        }
    }
}
