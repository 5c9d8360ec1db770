package dev.sluice.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.Prefilled;
import dev.sluice.message.Prefilled.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TelemetryVerticleTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        lines.start();
        accessLogger().addAppender(lines);
        accessLogger().setLevel(Level.INFO);
        accessLogger().setAdditive(false);
    }

    @AfterEach
    void close() throws Exception {
        accessLogger().detachAppender(lines);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void counts_each_exchange_once_whatever_the_number_of_event_loops() throws Exception {
        deploy(false);

        for (int i = 0; i < 50; i++) {
            vertx.getOrCreateContext()
                    .runOnContext(on -> bus.publishNear(Addresses.COMPLETED, Exchanges.whole("poet")));
        }
        bus.publishNear(Addresses.COMPLETED, Exchanges.whole("poet"));

        waitForRequests(51);
        assertThat(lines.written).isEmpty();
    }

    @Test
    void tells_in_the_access_log_what_a_request_cost() throws Exception {
        deploy(true);

        bus.publishNear(Addresses.COMPLETED, Exchanges.charged("poet"));

        assertThat(lines.next()).contains("cost.sum=\"121\", charge=\"0.500\", currency=\"USD\"]");
    }

    @Test
    void writes_a_line_of_the_access_log_for_each_exchange_where_wanted() throws Exception {
        deploy(true);

        bus.publishNear(Addresses.COMPLETED, Exchanges.streamed("poet"));
        assertThat(lines.next())
                .isEqualTo("[requestId=\"id-1\", api=\"chat\", model=\"poet\", pool=\"llama\", endpoint=\"pod-1\","
                        + " keyId=\"red-1\", tenant=\"red\", streaming=\"true\", status=\"200\", outcome=\"ANSWERED\", attempts=\"2\", millis=\"2500\","
                        + " firstByteMillis=\"500\", promptTokens=\"100\", cachedPromptTokens=\"64\","
                        + " cacheCreationTokens=\"0\", outputTokens=\"21\", reasoningTokens=\"0\","
                        + " tokensEstimated=\"false\"]");

        bus.publishNear(Addresses.COMPLETED, Exchanges.refused());
        assertThat(lines.next())
                .isEqualTo(
                        "[requestId=\"id-3\", api=\"embeddings\", model=\"\", pool=\"\", endpoint=\"\","
                                + " keyId=\"\", tenant=\"\", streaming=\"false\", status=\"404\", outcome=\"REFUSED\", attempts=\"0\", millis=\"1\"]");
        waitForRequests(2);
    }

    @Test
    void counts_prefills_and_why_they_were_of_no_use() throws Exception {
        deploy(false);
        bus.publishNear(Addresses.PREFILLED, new Prefilled("llama", "pod-1", Optional.empty()));
        bus.publishNear(Addresses.PREFILLED, new Prefilled("llama", "pod-1", Optional.of(Failure.TIMEOUT)));
        bus.publishNear(Addresses.PREFILLED, new Prefilled("llama", "pod-2", Optional.of(Failure.REFUSED)));
        waitFor("sluice.prefills", 3);
        waitFor("sluice.prefill.failures", 2);
        assertThat(registry.get("sluice.prefills")
                        .tags("pool", "llama", "endpoint", "pod-1")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("sluice.prefill.failures")
                        .tags("pool", "llama", "endpoint", "pod-1", "reason", "timeout")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private void deploy(boolean accessLog) throws Exception {
        vertx.deployVerticle(
                        () -> new TelemetryVerticle(bus, new TelemetryOptions(accessLog, 500, false), registry),
                        new DeploymentOptions().setInstances(2))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private void waitForRequests(double wanted) throws Exception {
        waitFor("sluice.requests", wanted);
    }

    private void waitFor(String counters, double wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (count(counters) < wanted) {
            assertThat(System.nanoTime()).as("counted %s", count(counters)).isLessThan(end);
            vertx.timer(5).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
        assertThat(count(counters)).isEqualTo(wanted);
    }

    private double count(String counters) {
        return registry.find(counters).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static Logger accessLogger() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("dev.sluice.access");
    }

    /** Keeps what the access log says. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        final BlockingQueue<String> written = new LinkedBlockingQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(String.valueOf(event.getKeyValuePairs()));
        }

        String next() throws InterruptedException {
            return String.valueOf(written.poll(30, TimeUnit.SECONDS));
        }
    }
}
