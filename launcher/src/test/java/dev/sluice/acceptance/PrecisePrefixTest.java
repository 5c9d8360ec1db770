package dev.sluice.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.config.ByteSize;
import dev.sluice.kvevents.KvEventsOptions;
import dev.sluice.kvevents.KvEventsVerticle;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.Placement;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.RawRequest;
import dev.sluice.scheduling.MaxScorePickerFactory;
import dev.sluice.scheduling.precise.PrecisePrefixCacheProducerFactory;
import dev.sluice.scheduling.precise.TokenProducerFactory;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.scoring.ScoringVerticle;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.KvEventsOptions.Form;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Scorer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a model server's cache to the score of its endpoint. */
class PrecisePrefixTest {
    private static final int BLOCK = 16;
    private static final Buffer BODY = Buffer.buffer(new JsonObject(Map.of(
                    "model",
                    "simulated-8b",
                    "max_tokens",
                    1,
                    "messages",
                    List.of(Map.of("role", "user", "content", "All that is gold does not glitter. ".repeat(40)))))
            .encode());

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));
    private final BlockingQueue<Match> matches = new LinkedBlockingQueue<>();

    private record Match(int matched, int blocks) {}

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void matches_what_the_server_has_cached(Form form) throws Exception {
        SimulatedServerVerticle server = new SimulatedServerVerticle(SimulatorOptions.defaults()
                .withLatency(Latency.none())
                .withKvEvents(new dev.sluice.simulator.settings.KvEventsOptions(0, Optional.of(0), "", form)));
        result(vertx.deployVerticle(server));
        deploy(server);
        assertThat(next().matched()).isZero();

        int promptTokens = answer(server).getInteger("prompt_tokens");
        Match match = next();
        while (match.matched() == 0) {
            match = next();
        }

        // All full blocks of the prompt; the one token of the answer was never computed.
        assertThat(match).isEqualTo(new Match(promptTokens / BLOCK, promptTokens / BLOCK));
        // The server itself finds these again, except that it computes the last token in any case.
        assertThat(answer(server).getJsonObject("prompt_tokens_details").getInteger("cached_tokens"))
                .isEqualTo((promptTokens - 1) / BLOCK * BLOCK);
    }

    private void deploy(SimulatedServerVerticle server) throws Exception {
        String address = "http://127.0.0.1:" + server.port();
        Map<String, ?> ports = Map.of(
                "socketPort", server.kvEventsPort().orElseThrow(),
                "replaySocketPort", server.kvReplayPort().orElseThrow());
        PickerSpec picker = new PickerSpec(
                List.of(
                        new PluginSpec("", "token-producer", Map.of("vllm", Map.of("url", address, "timeout", "10s"))),
                        new PluginSpec(
                                "",
                                "precise-prefix-cache-producer",
                                Map.of("kvEventsConfig", Map.of("podDiscoveryConfig", ports))),
                        new PluginSpec("", "probe", Map.of())),
                List.of());
        PoolSpec pool =
                new PoolSpec("pool", List.of(), List.of(new EndpointSpec(URI.create(address), "a", Map.of())), picker);
        PluginCatalog plugins = new PluginCatalog(Map.of(
                "probe", new Probe(),
                "token-producer", new TokenProducerFactory(),
                "precise-prefix-cache-producer", new PrecisePrefixCacheProducerFactory(),
                "max-score-picker", new MaxScorePickerFactory()));
        ScoringOptions scoring = new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(1), OptionalLong.of(1));
        result(vertx.deployVerticle(new ScoringVerticle(bus, scoring, pool, plugins)));
        KvEventsOptions options = new KvEventsOptions(new ByteSize(1 << 20), Duration.ofSeconds(30));
        result(vertx.deployVerticle(new KvEventsVerticle(bus, options, List.of(pool))));
    }

    /** What the probe is told for one more placement of the same request. */
    private Match next() throws Exception {
        InferenceRequest request =
                new InferenceRequest("1", "simulated-8b", false, OptionalInt.empty(), Prompt.EMPTY, Map.of());
        RawRequest raw = new RawRequest("1", InferenceApi.CHAT_COMPLETIONS, Map.of(), BODY);
        assertThat(result(bus.ask(Addresses.schedule("pool"), new Placement(request, Set.of(), Optional.of(raw))))
                        .endpoints())
                .hasSize(1);
        return matches.take();
    }

    private JsonObject answer(SimulatedServerVerticle server) throws Exception {
        return result(vertx.createHttpClient()
                        .request(HttpMethod.POST, server.port(), "127.0.0.1", "/v1/chat/completions")
                        .compose(request -> request.putHeader("content-type", "application/json")
                                .send(BODY)
                                .compose(response -> response.body())))
                .toJsonObject()
                .getJsonObject("usage");
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** A scorer that writes down what it is told. */
    private final class Probe implements PluginFactory<NoParameters> {
        @Override
        public String type() {
            return "probe";
        }

        @Override
        public Class<NoParameters> parametersType() {
            return NoParameters.class;
        }

        @Override
        public Scorer create(NoParameters parameters, PluginContext context) {
            PrefixMatches facts = context.producers().need(PrefixMatches.class, "precise-prefix-cache-producer");
            return (request, candidates) -> endpoint -> {
                matches.add(new Match(facts.matchedBlocks(endpoint), facts.promptBlocks()));
                return facts.matchedShare(endpoint);
            };
        }
    }
}
