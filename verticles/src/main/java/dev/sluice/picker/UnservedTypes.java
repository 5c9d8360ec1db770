package dev.sluice.picker;

import java.util.List;

/** Plugin types that choose endpoints in llm-d's endpoint picker and that no shipped plugin has. */
final class UnservedTypes {
    static final List<String> NAMES = List.of(
            "agent-identity",
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
            "label-selector-filter",
            "latency-scorer",
            "load-aware-scorer",
            "mm-embeddings-cache-producer",
            "mm-embeddings-cache-scorer",
            "p2p-source-producer",
            "precise-prefix-cache-scorer",
            "predicted-latency-producer",
            "prefill-filter",
            "request-attribute-reporter",
            "session-affinity-filter",
            "session-affinity-scorer",
            "session-id-producer",
            "slo-headroom-tier-filter",
            "topology-affinity-filter",
            "topology-affinity-scorer",
            "topology-extractor",
            "utilization-filter");

    private UnservedTypes() {}
}
