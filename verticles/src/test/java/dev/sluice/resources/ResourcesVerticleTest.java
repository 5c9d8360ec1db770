package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.config.Binder;
import dev.sluice.message.Addresses;
import dev.sluice.message.ListenerState;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourcesState;
import dev.sluice.resources.compile.Compiler;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesVerticleTest {
    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(10));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<ResourcesState> states = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void asks_for_pools_before_it_publishes_routes_and_lets_them_go_after() throws IOException {
        start(pool("one"));
        until(() -> heard.contains("routes"));
        assertThat(heard).containsExactly("pools [fixed, default/one]", "routes");
        heard.clear();
        write(pool("two"));
        until(() -> heard.size() == 3);
        assertThat(heard)
                .containsExactly("pools [fixed, default/two, default/one]", "routes", "pools [fixed, default/two]");
    }

    @Test
    void keeps_the_last_good_documents_and_tells_what_is_wrong() throws IOException {
        start(pool("one"));
        until(() -> heard.contains("routes"));
        heard.clear();
        write(pool("two").replace("number", "nummber"));
        until(() -> states.stream().anyMatch(state -> !state.refused().isEmpty()));
        assertThat(states.get(states.size() - 1).documents()).isEqualTo(2);
        assertThat(heard).isEmpty();
    }

    @Test
    void keeps_the_last_good_documents_where_a_pool_cannot_be_built() throws IOException {
        start(pool("one"));
        until(() -> heard.contains("routes"));
        refusal = "no such plugin";
        write(pool("two"));
        until(() -> states.stream().flatMap(state -> state.refused().stream()).anyMatch(problem -> problem.sentence()
                .equals("no such plugin")));
        assertThat(heard).filteredOn("routes"::equals).hasSize(1);
    }

    @Test
    void does_not_start_with_documents_that_are_wrong() throws IOException {
        assertThatThrownBy(() -> start(pool("one").replace("number", "nummber")))
                .hasMessageContaining(
                        "documents.yaml:4: spec.targetPorts[0].nummber: unknown field; nearest is number");
    }

    @Test
    void a_listener_on_a_port_that_is_taken_is_not_programmed() throws IOException {
        start(pool("one"));
        until(() -> heard.contains("routes"));
        bus.publish(Addresses.LISTENER, new ListenerState(80, "Address already in use"));
        until(() -> states.get(states.size() - 1).statuses().stream()
                .flatMap(status -> status.listeners().stream())
                .flatMap(listener -> listener.conditions().stream())
                .anyMatch(condition -> condition.type().equals("Programmed")
                        && !condition.status()
                        && condition.message().equals("Address already in use")));
    }

    private void start(String documents) throws IOException {
        write(documents);
        await(vertx.deployVerticle(new Listeners()));
        ResourcesOptions options = Binder.bind(
                "",
                Map.of("files", List.of(directory.resolve("documents.yaml").toString()), "interval", "10ms"),
                ResourcesOptions.class);
        await(vertx.deployVerticle(
                new ResourcesVerticle(
                        bus,
                        options,
                        List.of(Binder.bind("", Map.of("name", "fixed"), PoolSpec.class)),
                        Sources.of(options, name -> Optional.empty()),
                        Compiler::compile),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    }

    /** Those whom the verticle talks to. */
    private final class Listeners extends VerticleBase {
        @Override
        public Future<?> start() {
            bus.answer(Addresses.POOLS_WANTED, wanted -> {
                if (!refusal.isEmpty()) {
                    return Future.failedFuture(refusal);
                }
                heard.add("pools " + wanted.pools().stream().map(PoolSpec::name).toList());
                return Future.succeededFuture(wanted);
            });
            bus.subscribe(Addresses.ROUTES, routes -> heard.add("routes"));
            bus.subscribe(Addresses.RESOURCES, states::add);
            return Future.succeededFuture();
        }
    }

    private void write(String documents) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), documents);
        Files.move(next, directory.resolve("documents.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pool(String name) {
        return """
                apiVersion: inference.networking.k8s.io/v1
                kind: InferencePool
                metadata: { name: %s }
                spec: { selector: { matchLabels: { a: b } }, targetPorts: [{ number: 8000 }] }
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: { name: gateway }
                spec: { gatewayClassName: sluice, listeners: [{ name: http, protocol: HTTP, port: 80 }] }
                """.formatted(name);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen in time");
            }
            Thread.onSpinWait();
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
