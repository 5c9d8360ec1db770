package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerticleTest {
    private static final Instant ONE = Instant.parse("2026-11-01T13:00:00Z");

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        on(vertx.close());
    }

    private static <T> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("The future failed", failed);
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private String deploy(LedgerOptions options) {
        return on(vertx.deployVerticle(new LedgerVerticle(bus, options, registry, () -> Lines.HALF_PAST_ONE)));
    }

    private void settle(int requests) {
        for (int i = 0; i < requests; i++) {
            bus.publish(Addresses.SETTLED, Lines.answered("r" + i, "poet"));
        }
    }

    private double counted(String name) {
        return registry.get(name).counter().count();
    }

    private static long requests(LedgerOptions options) {
        UsageQuestion question = new UsageQuestion(List.of(), ONE, ONE.plus(Duration.ofHours(1)));
        return UsageReport.of(options, question).stream()
                .mapToLong(line -> line.counts().get(0))
                .sum();
    }

    @Test
    void writes_what_is_over_while_others_read_it() {
        LedgerOptions options = Lines.in(directory);
        deploy(options);

        settle(37);
        until(() -> counted("sluice.ledger.requests") == 37);

        assertThat(requests(options)).isEqualTo(37);
    }

    /** Each is 100 tokens in and 20 out. */
    @Test
    void tells_what_was_used_whether_it_is_written_yet_or_not() {
        deploy(Lines.in(directory));
        LedgerQuestion red = new LedgerQuestion(ONE, Map.of(Trait.TENANT, "red"), Set.of(), Optional.empty());
        for (int requests = 1; requests <= 30; requests++) {
            bus.publish(Addresses.SETTLED, Lines.paid("red", "ann", "key-1", "poet"));
            List<LedgerAnswer.Used> used = on(bus.ask(Addresses.LEDGER, red)).used();

            assertThat(used).hasSize(1);
            assertThat(used.get(0).tokens().total()).isEqualTo(120L * requests);
        }
    }

    @Test
    void writes_what_waits_when_it_is_stopped() {
        LedgerOptions options = Lines.at("jdbc:h2:file:" + directory.resolve("ledger"), 10_000);
        String deployment = deploy(options);

        settle(7000);
        on(vertx.undeploy(deployment));

        assertThat(requests(options)).isEqualTo(7000);
    }

    @Test
    void does_not_start_without_its_database() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> deploy(Lines.in(file))).hasRootCauseInstanceOf(java.sql.SQLException.class);
    }

    @Test
    void keeps_what_comes_while_the_database_is_away_up_to_its_bound() throws Exception {
        String[] arguments = {"-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString()};
        Server server = Server.createTcpServer(arguments).start();
        int port = server.getPort();
        LedgerOptions options = Lines.at("jdbc:h2:tcp://127.0.0.1:" + port + "/./away", 1000);
        deploy(options);
        settle(5);
        until(() -> counted("sluice.ledger.requests") == 5);

        server.stop();
        settle(1200);
        until(() -> counted("sluice.ledger.lost") == 200);
        until(() -> counted("sluice.ledger.failures") >= 1);
        assertThat(registry.get("sluice.ledger.backlog").gauge().value()).isEqualTo(1000);

        Server again = Server.createTcpServer("-tcpPort", "" + port, "-ifNotExists", "-baseDir", directory.toString())
                .start();
        until(() -> counted("sluice.ledger.requests") == 1005);
        assertThat(requests(options)).isEqualTo(1005);
        again.stop();
    }
}
