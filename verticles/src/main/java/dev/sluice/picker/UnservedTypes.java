package dev.sluice.picker;

import java.util.List;

/** Plugin types that choose endpoints in llm-d's endpoint picker and that no shipped plugin has. */
final class UnservedTypes {
    static final List<String> NAMES = List.of(
            "agent-identity",
            "approx-prefix-cache-producer",
            "burst-prefix-cache-producer",
            "context-length-aware",
            "data-parallel-profile-handler",
            "dcgm-data-source",
            "decode-filter",
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
            "load-aware-scorer",
            "mm-embeddings-cache-producer",
            "mm-embeddings-cache-scorer",
            "no-hit-lru-scorer",
            "p2p-source-producer",
            "precise-prefix-cache-scorer",
            "predicted-latency-producer",
            "prefill-filter",
            "prefix-cache-affinity-filter",
            "prefix-cache-scorer",
            "request-attribute-reporter",
            "session-affinity-filter",
            "session-affinity-scorer",
            "session-id-producer",
            "slo-headroom-tier-filter",
            "token-load-scorer",
            "topology-affinity-filter",
            "topology-affinity-scorer",
            "topology-extractor",
            "utilization-filter");

    private UnservedTypes() {}
}
