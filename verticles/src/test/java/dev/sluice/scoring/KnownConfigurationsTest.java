package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.picker.PickerText;
import dev.sluice.picker.Remark;
import dev.sluice.picker.Remarks;
import dev.sluice.spi.PluginFactory;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Configurations that llm-d's endpoint picker takes are taken as they stand. */
class KnownConfigurationsTest {
    private static final PluginCatalog CATALOG = new PluginCatalog(ServiceLoader.load(PluginFactory.class).stream()
            .map(provider -> (PluginFactory<?>) provider.get())
            .collect(Collectors.toMap(PluginFactory::type, Function.identity())));

    @Test
    void takes_cache_affinity_with_a_load_gate_without_a_remark() {
        PickerSpec picker = PickerText.read("""
            apiVersion: llm-d.ai/v1alpha1
            kind: EndpointPickerConfig
            plugins:
            - type: prefix-cache-affinity-filter
              parameters: {affinityThreshold: 0.8, maxTTFTPenaltyMs: 9000, peakPrefillThroughput: 20000}
            - {type: token-load-scorer, parameters: {queueThresholdTokens: 2000000}}
            - {type: max-score-picker, parameters: {maxNumOfEndpoints: 3}}
            schedulingProfiles:
            - name: default
              plugins:
              - {pluginRef: prefix-cache-affinity-filter}
              - {pluginRef: token-load-scorer, weight: 1}
              - {pluginRef: max-score-picker}
            """);
        assertBuilds(picker);
        assertThat(Remarks.of("", picker, CATALOG.factories()::containsKey)).isEmpty();
    }

    @Test
    void takes_precise_prefixes_with_flow_control_and_warns_of_what_has_no_effect() {
        PickerSpec picker = PickerText.read("""
            apiVersion: llm-d.ai/v1alpha1
            kind: EndpointPickerConfig
            featureGates: [flowControl]
            plugins:
            - type: token-producer
              parameters: {modelName: Qwen/Qwen3-32B, vllm: {url: "http://render.serving:8000", timeout: 2s}}
            - type: precise-prefix-cache-producer
              parameters:
                tokenProcessorConfig: {blockSizeTokens: 64}
                kvEventsConfig: {engineType: vllm, topicFilter: "kv@", podDiscoveryConfig: {socketPort: 5557}}
                speculativeIndexing: true
            - type: prefix-cache-scorer
              parameters: {prefixMatchInfoProducerName: precise-prefix-cache-producer}
            - {type: queue-scorer}
            - {type: concurrency-detector, parameters: {maxConcurrency: 48, headroom: 0.1}}
            - {type: round-robin-fairness-policy}
            - {type: slo-deadline-ordering-policy}
            flowControl:
              maxRequests: 2000
              defaultRequestTTL: 20s
              saturationDetector: {pluginRef: concurrency-detector}
              priorityBands:
              - priority: 100
                maxRequests: 500
                fairnessPolicyRef: round-robin-fairness-policy
                orderingPolicyRef: slo-deadline-ordering-policy
              - {priority: -10, maxRequests: 5000, fairnessPolicyRef: round-robin-fairness-policy}
            schedulingProfiles:
            - name: default
              plugins: [{pluginRef: prefix-cache-scorer, weight: 3}, {pluginRef: queue-scorer, weight: 1}]
            """);
        assertBuilds(picker);
        assertThat(Remarks.of("", picker, CATALOG.factories()::containsKey))
                .allMatch(Remark::warns)
                .extracting(Remark::path)
                .containsExactly("plugins[5]", "plugins[6]", "featureGates[0]", "flowControl");
    }

    private static void assertBuilds(PickerSpec picker) {
        assertThatCode(() -> Schedulers.check(Fixtures.pool(picker), CATALOG)).doesNotThrowAnyException();
    }
}
