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
    private static final String NO_QUEUE = "has no effect: requests do not queue in the gateway";

    /** Types that say how the gateway works in any case, with the reason. */
    private static final Map<String, String> NEEDLESS = needless();

    /** Types of sections that are without effect as a whole, with the reason. */
    private static final Map<String, String> EFFECTLESS = effectless();

    /** Types that there is no plugin for, with the reason. */
    private static final Map<String, String> UNSERVED = unserved();

    private OtherTypes() {}

    /** Why a type need not be declared; empty for others. */
    public static Optional<String> needless(String type) {
        return Optional.ofNullable(NEEDLESS.get(type));
    }

    /** Why a type has no effect, as the section that refers to it has none; empty for others. */
    public static Optional<String> effectless(String type) {
        return Optional.ofNullable(EFFECTLESS.get(type));
    }

    /** Why there is no plugin of a type; empty for others. */
    public static Optional<String> unserved(String type) {
        return Optional.ofNullable(UNSERVED.get(type));
    }

    /** Whether a type is one of these. */
    public static boolean include(String type) {
        return NEEDLESS.containsKey(type) || EFFECTLESS.containsKey(type) || UNSERVED.containsKey(type);
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

    private static Map<String, String> effectless() {
        Map<String, String> reasons = new HashMap<>();
        add(
                reasons,
                "has no effect: endpoints come from the pool's own endpoints, endpointsFile, dns or InferencePool",
                List.of("file-discovery", "kubernetes-discovery", "multicluster-discovery", "peer-discovery"));
        add(
                reasons,
                NO_QUEUE,
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
                        "static-usage-limit-policy"));
        return Map.copyOf(reasons);
    }

    private static Map<String, String> unserved() {
        Map<String, String> reasons = new HashMap<>();
        add(reasons, NO_QUEUE, List.of("latency-slo-admitter", "probabilistic-admitter"));
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
