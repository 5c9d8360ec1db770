package dev.sluice.picker;

import java.util.Map;

/** Plugin types that choose endpoints in llm-d's endpoint picker and that no shipped plugin has. */
final class UnservedTypes {
    /** Why there is none, or what comes nearest, by type. */
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("agent-identity", "the fairness of agents needs queues, which the gateway does not keep"),
            Map.entry(
                    "burst-prefix-cache-producer",
                    "approx-prefix-cache-producer keeps bursts of equal prompts together"),
            Map.entry("data-parallel-profile-handler", "the ranks of a server are endpoints of their own"),
            Map.entry("dcgm-data-source", "what GPUs say of themselves is not read"),
            Map.entry("dcgm-extractor", "what GPUs say of themselves is not read"),
            Map.entry("disaggregatedset-rollout-screener", "label-selector-filter comes nearest"),
            Map.entry("header-profile-handler", "label-selector-filter, or a route by header, comes nearest"),
            Map.entry(
                    "latency-scorer", "there are no trained predictors of latency; prefill-work-scorer comes nearest"),
            Map.entry(
                    "mm-embeddings-cache-producer",
                    "what encoders have cached is not known; prefix-cache-scorer comes nearest"),
            Map.entry(
                    "mm-embeddings-cache-scorer",
                    "what encoders have cached is not known; prefix-cache-scorer comes nearest"),
            Map.entry("multicluster-kv-cache-utilization-scorer", "endpoints are model servers, not clusters"),
            Map.entry("multicluster-prefix-cache-scorer", "endpoints are model servers, not clusters"),
            Map.entry("multicluster-queue-scorer", "endpoints are model servers, not clusters"),
            Map.entry("p2p-source-producer", "servers do not fetch each other's caches outside of prefill and decode"),
            Map.entry(
                    "predicted-latency-producer",
                    "there are no trained predictors of latency; prefill-work-scorer comes nearest"),
            Map.entry("request-attribute-reporter", "usage and cost are told in metrics"),
            Map.entry("session-id-producer", "session plugins read the header themselves, by sessionIdConfig.sources"),
            Map.entry(
                    "slo-headroom-tier-filter",
                    "there are no trained predictors of latency; prefill-work-scorer comes nearest"),
            Map.entry("topology-affinity-filter", "label-selector-filter comes nearest"),
            Map.entry("topology-affinity-scorer", "header-label-affinity-scorer comes nearest"),
            Map.entry("topology-extractor", "labels of endpoints are read by label-selector-filter"));

    private UnservedTypes() {}
}
