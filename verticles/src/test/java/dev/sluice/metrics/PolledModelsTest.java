package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolledModelsTest {
    private static final MetricsOptions OPTIONS = new MetricsOptions(
            Duration.ofMillis(10),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            "vllm",
            List.of());

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final Heard<ServedModels> served = new Heard<>(bus, Addresses.SERVED_MODELS);
    private StandInServer server;

    @BeforeEach
    void start() throws Exception {
        server = StandInServer.start(vertx);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void tells_the_models_that_endpoints_list() throws Exception {
        deploy();

        ServedModels models = served.until(told -> !told.models().isEmpty());

        assertThat(models.pool()).isEqualTo(Gateway.POOL);
        assertThat(models.models())
                .containsExactly(new ServedModel("llama", Instant.ofEpochSecond(1), "vllm", Optional.empty()));
    }

    @Test
    void asks_for_models_quickly_until_they_are_known_and_then_rarely() throws Exception {
        server.answer(
                "/v1/models",
                request -> request.response().setStatusCode(503).end().onFailure(gone -> {}));
        deploy();
        Until.holds(vertx, () -> server.requests("/v1/models") >= 3);

        server.answer("/v1/models", StandInServer.MODELS);
        served.until(told -> !told.models().isEmpty());
        int known = server.requests("/v1/models");
        int metrics = server.requests("/metrics");
        Until.holds(vertx, () -> server.requests("/metrics") >= metrics + 10);

        assertThat(server.requests("/v1/models")).isEqualTo(known);
    }

    private void deploy() throws Exception {
        Ambient ambient = new Ambient(() -> Instant.EPOCH, new SplittableRandom(1));
        vertx.deployVerticle(new MetricsVerticle(bus, OPTIONS, List.of(Gateway.pool(server.address())), ambient))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
