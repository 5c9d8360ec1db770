package dev.sluice.bench.quality;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to choose endpoints.
 *
 * @param name what the report calls it
 * @param picker as configured
 */
record Policy(String name, PickerSpec picker) {
    private static final Map<String, Object> THREE = Map.of("maxNumOfEndpoints", 3);

    /** What every other policy is held against. */
    static final Policy ROUND_ROBIN = picking("round robin", new PluginSpec("", RoundRobinPickerFactory.TYPE, THREE));

    /** What a pool does where nothing is configured. */
    static final Policy DEFAULT = weighing("work in tokens", weighed("prefill-work-scorer", 1));

    /** All that are compared, in the order of the report. */
    static List<Policy> all(EngineProfile engine) {
        return List.of(
                ROUND_ROBIN,
                picking("random", new PluginSpec("", "random-picker", THREE)),
                picking("power of two", new PluginSpec("", PowerOfTwoPickerFactory.TYPE, THREE)),
                weighing("least request", weighed("active-request-scorer", 1)),
                weighing(
                        "llm-d default",
                        weighed("queue-scorer", 2),
                        weighed("kv-cache-utilization-scorer", 2),
                        weighed("prefix-cache-scorer", 3)),
                affinityAndTokenLoad(engine),
                weighing(
                        "four scorers",
                        weighed("queue-scorer", 2),
                        weighed("kv-cache-utilization-scorer", 2),
                        weighed("lora-affinity-scorer", 1),
                        weighed("active-request-scorer", 2)),
                DEFAULT);
    }

    private record Weighed(PluginSpec plugin, double weight) {}

    private static Weighed weighed(String type, double weight) {
        return new Weighed(new PluginSpec("", type, Map.of()), weight);
    }

    private static Policy affinityAndTokenLoad(EngineProfile engine) {
        Map<String, Object> filter = Map.of(
                "affinityThreshold",
                0.8,
                "maxTTFTPenaltyMs",
                9000,
                "peakPrefillThroughput",
                Math.round(engine.prefillRate()));
        Map<String, Object> load = Map.of("queueThresholdTokens", 2_000_000);
        return weighing(
                "llm-d affinity + token load",
                new Weighed(new PluginSpec("", "prefix-cache-affinity-filter", filter), 1),
                new Weighed(new PluginSpec("", "token-load-scorer", load), 1));
    }

    private static Policy picking(String name, PluginSpec picker) {
        return weighing(name, List.of(), picker);
    }

    private static Policy weighing(String name, Weighed... scorers) {
        return weighing(name, List.of(scorers), new PluginSpec("", "max-score-picker", THREE));
    }

    private static Policy weighing(String name, List<Weighed> scorers, PluginSpec picker) {
        List<PluginSpec> plugins = new ArrayList<>();
        List<PluginRef> refs = new ArrayList<>();
        for (Weighed scorer : scorers) {
            plugins.add(scorer.plugin());
            refs.add(new PluginRef(scorer.plugin().name(), scorer.weight()));
        }
        plugins.add(picker);
        refs.add(new PluginRef(picker.name(), 1));
        return new Policy(name, new PickerSpec(plugins, List.of(new ProfileSpec("default", refs))));
    }
}
