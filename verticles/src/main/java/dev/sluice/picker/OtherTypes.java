package dev.sluice.picker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plugin types of llm-d's endpoint picker that the gateway has no plugin for: documents may name them. A jar may offer
 * a plugin of such a type, which is used then.
 */
public final class OtherTypes {
    /** Types that say how the gateway works in any case, with the reason. */
    private static final Map<String, String> NEEDLESS = needless();

    /** Types that are without effect, with the reason. */
    private static final Map<String, String> UNSERVED = unserved();

    private OtherTypes() {}

    /** Why a type need not be declared; empty for others. */
    public static Optional<String> needless(String type) {
        return Optional.ofNullable(NEEDLESS.get(type));
    }

    /** Why a type has no effect; empty for others. */
    public static Optional<String> unserved(String type) {
        return Optional.ofNullable(UNSERVED.get(type));
    }

    /** Whether a type is one of these. */
    public static boolean include(String type) {
        return NEEDLESS.containsKey(type) || UNSERVED.containsKey(type);
    }

    private static Map<String, String> needless() {
        Map<String, String> reasons = new HashMap<>();
        add(
                reasons,
                "is not needed, as every endpoint's metrics are polled",
                List.of("metrics-data-source", "core-metrics-extractor", "model-server-protocol-metrics"));
        add(
                reasons,
                "is not needed, as every endpoint is asked for its models",
                List.of("models-data-source", "models-extractor"));
        add(
                reasons,
                "is not needed, as plugins hear of endpoints that come and go",
                List.of("endpoint-notification-source"));
        add(
                reasons,
                "is not needed, as every API is known by its path",
                List.of("openai-parser", "anthropic-parser", "vllmhttp-parser", "passthrough-parser"));
        add(
                reasons,
                "is not needed, as the profile handler says itself how the prefill endpoint is told",
                List.of("disagg-headers-handler", "prefill-header-handler"));
        return Map.copyOf(reasons);
    }

    private static Map<String, String> unserved() {
        Map<String, String> reasons = new HashMap<>();
        add(
                reasons,
                "has no effect: endpoints come from the pool's own endpoints, endpointsFile, dns or InferencePool",
                List.of("file-discovery", "kubernetes-discovery", "multicluster-discovery", "peer-discovery"));
        add(
                reasons,
                "has no effect: requests do not queue in the gateway",
                List.of(
                        "fcfs-ordering-policy",
                        "edf-ordering-policy",
                        "slo-deadline-ordering-policy",
                        "priority-then-time-eviction-order-policy",
                        "sheddable-eviction-filter",
                        "global-strict-fairness-policy",
                        "round-robin-fairness-policy",
                        "priority-holdback-policy",
                        "soft-reflective-ceiling-policy",
                        "static-usage-limit-policy",
                        "latency-slo-admitter",
                        "probabilistic-admitter"));
        add(
                reasons,
                "has no effect: the API it reads is passed on unread",
                List.of("sglanghttp-parser", "vllmgrpc-parser", "vertexai-parser"));
        UnservedTypes.REASONS.forEach((type, reason) -> reasons.put(type, "takes no part: " + reason));
        return Map.copyOf(reasons);
    }

    private static void add(Map<String, String> reasons, String reason, List<String> types) {
        types.forEach(type -> reasons.put(type, reason));
    }
}
