package dev.sluice.resources.compile;

import java.util.Set;

/** Types of plugins that llm-d's endpoint picker has and the gateway does not: documents may name them, to no effect. */
final class UnservedPlugins {
    static final Set<String> TYPES = Set.of(
            "always-disagg-multimodal-decider",
            "always-disagg-pd-decider",
            "approx-prefix-cache-producer",
            "burst-prefix-cache-producer",
            "concurrency-detector",
            "data-parallel-profile-handler",
            "decode-filter",
            "disagg-profile-handler",
            "disaggregatedset-rollout-screener",
            "encode-filter",
            "endpoint-attribute-filter",
            "endpoint-attribute-scorer",
            "header-based-testing-filter",
            "header-label-affinity-scorer",
            "header-profile-handler",
            "inflight-load-producer",
            "label-selector-filter",
            "latency-scorer",
            "latency-slo-admitter",
            "load-aware-scorer",
            "mm-embeddings-cache-producer",
            "mm-embeddings-cache-scorer",
            "no-hit-lru-scorer",
            "p2p-source-producer",
            "precise-prefix-cache-scorer",
            "predicted-latency-producer",
            "prefill-filter",
            "prefix-based-pd-decider",
            "prefix-cache-affinity-filter",
            "prefix-cache-scorer",
            "probabilistic-admitter",
            "request-attribute-reporter",
            "session-affinity-scorer",
            "session-id-producer",
            "single-profile-handler",
            "slo-headroom-tier-filter",
            "token-load-scorer",
            "topology-affinity-filter",
            "topology-affinity-scorer",
            "utilization-detector",
            "utilization-filter");

    private UnservedPlugins() {}
}
