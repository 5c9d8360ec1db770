package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.Parts;
import dev.sluice.message.Addresses;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Released;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.scoring.ScoringVerticle;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Prompt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool of which only a computes answers, and a log that is put aside when it grows over 8 KiB. */
class DecisionLogReplayTest {
    private static final Map<String, ?> POOL = Map.of(
            "name",
            "llama",
            "endpoints",
            List.of(endpoint("a", "decode"), endpoint("b", "prefill")),
            "picker",
            Map.of("plugins", List.of(Map.of("type", "decode-filter"))));

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(30));

    @AfterEach
    void close() throws Exception {
        result(vertx.close());
    }

    @Test
    void decisions_of_a_running_pool_are_written_put_aside_and_decided_again() throws Exception {
        String pool = deploy();
        int placed = 0;
        while (!Files.exists(aside())) {
            place(placed++);
            awaitLine("\"r" + (placed - 1) + "\"");
        }
        place(placed++);
        result(vertx.undeploy(pool));

        assertThat(decisions(aside()) + decisions(log())).isEqualTo(placed);
        for (Path file : List.of(aside(), log())) {
            long decided = decisions(file);
            assertThat(decided).isPositive();
            CommandLineRun same = replay("decode-filter", file);
            assertThat(same.err()).isEmpty();
            assertThat(same.out())
                    .startsWith("0 of " + decided + " decisions change; 0 more are ties drawn otherwise.");
            assertThat(replay("prefill-filter", file).out())
                    .startsWith(decided + " of " + decided + " decisions change;");
        }
    }

    private String deploy() throws Exception {
        ScoringOptions options = Binder.bind(
                "",
                Map.of(
                        "decisionLog",
                        Map.of("file", directory.resolve("decisions.jsonl").toString(), "maxBytes", "8KiB")),
                ScoringOptions.class);
        PoolSpec spec = Binder.bind("", POOL, PoolSpec.class);
        return Gateway.withPlugins(
                        Parts.shipped(),
                        directory.resolve("plugins"),
                        catalog -> vertx.deployVerticle(new ScoringVerticle(bus, options, spec, catalog)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void place(int number) throws Exception {
        InferenceRequest request =
                new InferenceRequest("r" + number, "m", false, OptionalInt.empty(), Prompt.EMPTY, Map.of());
        Placed placed = result(bus.ask(Addresses.schedule("llama"), new Placement(request, Set.of())));
        assertThat(placed.endpoints().get(0).name()).isEqualTo("a");
        bus.publish(Addresses.released("llama"), new Released(placed.ticket()));
    }

    private void awaitLine(String text) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!read(log()).contains(text) && !read(aside()).contains(text)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private CommandLineRun replay(String filter, Path file) throws IOException {
        Path picker = Files.writeString(
                directory.resolve(filter + ".yaml"), "{kind: EndpointPickerConfig, plugins: [{type: " + filter + "}]}");
        return CommandLineRun.of("replay", "--config", picker, file);
    }

    private Path log() {
        return directory.resolve("decisions-llama.jsonl");
    }

    private Path aside() {
        return directory.resolve("decisions-llama.jsonl.1");
    }

    private static long decisions(Path file) throws IOException {
        return read(file)
                .lines()
                .filter(line -> line.contains("\"is\":\"decision\""))
                .count();
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException notYet) {
            return "";
        }
    }

    private static Map<String, ?> endpoint(String name, String role) {
        return Map.of("name", name, "address", "http://" + name + ":8000", "labels", Map.of("llm-d.ai/role", role));
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
