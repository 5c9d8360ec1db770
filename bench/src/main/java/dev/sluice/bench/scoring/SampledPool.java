package dev.sluice.bench.scoring;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placement;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.CacheShape;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A pool of model servers at various loads, two of four adapters running at each, and a request for one of these. */
final class SampledPool {
    static final Instant TAKEN_AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<String> ADAPTERS = List.of("poems", "summaries", "translations", "reviews");

    private static final int PROMPT_TOKENS = 2048;
    private static final int TOKENS_PER_HASH = 16;
    private static final int GROUPS = 8;

    private SampledPool() {}

    static PoolSnapshot snapshot(int endpoints) {
        var random = new SplittableRandom(3);
        return new PoolSnapshot(
                "llama",
                IntStream.range(0, endpoints)
                        .mapToObj(index -> state(index, sample(random)))
                        .toList());
    }

    static PoolSpec spec(PoolSnapshot snapshot) {
        List<EndpointSpec> endpoints = snapshot.endpoints().stream()
                .map(state -> new EndpointSpec(state.address(), state.name(), state.labels()))
                .toList();
        return new PoolSpec("llama", List.of(), endpoints, new PickerSpec(List.of(), List.of()));
    }

    /** A request with a prompt of 2,048 tokens, three quarters of which it shares with every eighth other. */
    static Placement placement(int number) {
        long[] hashes = new long[PROMPT_TOKENS / TOKENS_PER_HASH];
        for (int block = 0; block < hashes.length; block++) {
            int prompt = block < hashes.length * 3 / 4 ? number % GROUPS : GROUPS + number;
            hashes[block] = mixed(((long) prompt << Integer.SIZE) + block);
        }
        Prompt prompt = new Prompt(List.of(), List.of(), PROMPT_TOKENS, PrefixBlocks.copyOf(hashes, hashes.length));
        InferenceRequest request =
                new InferenceRequest("1", ADAPTERS.get(0), true, OptionalInt.of(256), prompt, Map.of());
        return new Placement(request, Set.of());
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static PluginCatalog shippedPlugins() {
        Map<String, PluginFactory<?>> factories = new HashMap<>();
        for (PluginFactory<?> factory : ServiceLoader.load(PluginFactory.class)) {
            factories.put(factory.type(), factory);
        }
        return new PluginCatalog(factories);
    }

    private static EndpointState state(int index, Sample sample) {
        URI address = URI.create("http://10.0." + index / 250 + "." + (1 + index % 250) + ":8000");
        return new EndpointState("server-" + index, address, Map.of("zone", "a"), sample, Optional.empty());
    }

    private static Sample sample(RandomGenerator random) {
        int adapter = random.nextInt(ADAPTERS.size());
        Set<String> running = Set.of(ADAPTERS.get(adapter), ADAPTERS.get((adapter + 1) % ADAPTERS.size()));
        return new Sample(
                TAKEN_AT,
                OptionalInt.of(random.nextInt(20)),
                OptionalInt.of(random.nextInt(64)),
                OptionalDouble.of(random.nextDouble()),
                Optional.of(new Adapters(running, Set.of(), 4)),
                Optional.of(new CacheShape(16, 20_000)));
    }
}
