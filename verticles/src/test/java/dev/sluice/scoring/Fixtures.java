package dev.sluice.scoring;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Default;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Sample;
import dev.sluice.spi.ScoredEndpoint;
import dev.sluice.spi.Scorer;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Pools, endpoints and plugins for the tests of this package. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Prefers few requests in flight. */
    static final Scorer LEAST_IN_FLIGHT = (request, candidates) -> endpoint -> 1.0 / (1 + endpoint.inFlightRequests());

    /** Orders all candidates by their scores, equals as they come. */
    static final Picker HIGHEST_FIRST = candidates -> candidates.stream()
            .sorted(Comparator.comparingDouble(ScoredEndpoint::score).reversed())
            .map(ScoredEndpoint::endpoint)
            .toList();

    /** The parameters of the fake picker. */
    public record Picking(@Default("1") int maxNumOfEndpoints) {}

    private Fixtures() {}

    static PluginFactory<Picking> maxScorePicker() {
        return new FakeFactory<>(
                "max-score-picker",
                Picking.class,
                (parameters, context) -> (Picker) candidates -> HIGHEST_FIRST.pick(candidates).stream()
                        .limit(parameters.maxNumOfEndpoints())
                        .toList());
    }

    static InferenceRequest request(int tokens) {
        Prompt prompt = new Prompt(List.of(), List.of(), tokens, PrefixBlocks.NONE);
        return new InferenceRequest("1", "llama", false, OptionalInt.empty(), prompt, Map.of());
    }

    static Placement placement(int tokens, String... tried) {
        return new Placement(
                request(tokens),
                Set.copyOf(Stream.of(tried).map(Fixtures::address).toList()));
    }

    static URI address(String name) {
        return URI.create("http://" + name + ":8000");
    }

    static Endpoint endpoint(String name) {
        return new Endpoint(name, address(name), Map.of(), Sample.UNKNOWN, 0, 0);
    }

    static PoolSpec pool(PickerSpec picker, String... names) {
        List<EndpointSpec> endpoints = Stream.of(names)
                .map(name -> new EndpointSpec(address(name), name, Map.of()))
                .toList();
        return new PoolSpec("llama", List.of(), endpoints, picker);
    }

    static Sample sample(Instant takenAt) {
        return new Sample(
                takenAt,
                OptionalInt.of(0),
                OptionalInt.of(0),
                OptionalDouble.of(0),
                Optional.empty(),
                Optional.empty());
    }

    static EndpointState polled(String name, Instant takenAt) {
        return new EndpointState(name, address(name), Map.of(), sample(takenAt), Optional.empty());
    }

    static EndpointState unpolled(String name) {
        return new EndpointState(name, address(name), Map.of(), Sample.UNKNOWN, Optional.empty());
    }

    static EndpointState failing(String name, Instant takenAt) {
        return new EndpointState(name, address(name), Map.of(), sample(takenAt), Optional.of("connection refused"));
    }

    static PoolSnapshot snapshot(EndpointState... endpoints) {
        return new PoolSnapshot("llama", List.of(endpoints));
    }

    static List<String> names(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::name).toList();
    }
}
