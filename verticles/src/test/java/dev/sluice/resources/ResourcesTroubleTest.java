package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bus.Bus;
import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Addresses;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourcesState;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.compile.Compiled;
import dev.sluice.resources.kind.ResourceSet;
import dev.sluice.routing.RouteTable;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of documents when something about them goes wrong on the way. */
class ResourcesTroubleTest {
    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(10));
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private final List<Pools> asked = new CopyOnWriteArrayList<>();
    private final List<ResourcesState> states = new CopyOnWriteArrayList<>();
    private volatile Supplier<List<PoolSpec>> compiled = List::of;
    private volatile List<ResourceProblem> unkept = List.of();
    private volatile String refusal = "";
    private volatile String refusedType = "none";

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void goes_on_after_documents_that_the_compiler_fails_at() {
        start();
        compiled = () -> {
            throw new IllegalStateException("a defect");
        };
        looks.add(right());
        until(() -> refused().contains("a defect"));
        compiled = () -> List.of(pool("default/two"));
        looks.add(right());
        until(() -> names().contains("default/two"));
        until(() -> refused().isEmpty());
    }

    @Test
    void refuses_a_pool_of_the_name_of_a_configured_one() {
        start();
        compiled = () -> List.of(pool("fixed"));
        looks.add(right());
        until(() -> refused().contains("\"fixed\""));
        assertThat(asked).hasSize(1);
    }

    @Test
    void does_not_start_with_a_pool_of_the_name_of_a_configured_one() {
        compiled = () -> List.of(pool("fixed"));
        assertThatThrownBy(this::start).hasRootCauseMessage("two pools are named \"fixed\"; names are to be different");
    }

    @Test
    void still_says_what_is_wrong_with_the_newest_documents_when_endpoints_move() throws IOException {
        start();
        looks.add(new Look(
                ResourceSet.EMPTY, List.of(new ResourceProblem("a.yaml", 3, "spec", "is wrong")), List.of(), true));
        until(() -> refused().contains("is wrong"));
        endpoints("a: 8000");
        until(() -> endpoints().contains(8000));
        int heard = states.size();
        endpoints("a: 8001");
        until(() -> endpoints().contains(8001) && states.size() > heard);
        assertThat(refused()).contains("is wrong");
    }

    @Test
    void tries_documents_again_whose_pools_could_not_be_built() {
        start();
        compiled = () -> List.of(pool("default/two"));
        refusal = "not yet";
        looks.add(right());
        until(() -> refused().contains("not yet"));
        refusal = "";
        until(() -> names().contains("default/two"));
        until(() -> refused().isEmpty());
    }

    @Test
    void keeps_the_picker_of_a_pool_whose_new_one_is_refused_and_takes_everything_else() {
        start();
        PickerSpec good = picker("queue-scorer");
        compiled = () -> List.of(pool("default/one").with(good));
        looks.add(watched());
        until(() -> names().contains("default/one"));
        refusedType = "latency-scorer";
        compiled = () -> List.of(pool("default/one").with(picker(refusedType)), pool("default/two"));
        looks.add(watched());
        until(() -> names().contains("default/two"));
        assertThat(pickerOf("default/one")).isEqualTo(good);
        until(() -> refused().equals("[pickers: pools[default/one].picker.plugins[0]: not served]"));
    }

    @Test
    void follows_the_picker_of_a_file_and_keeps_the_one_before_where_it_is_broken_or_refused() throws IOException {
        start();
        writePicker("plugins: [{type: queue-scorer}]");
        until(() -> pickerOf("fixed").equals(picker("queue-scorer")));

        writePicker("plugins: [{typo: queue-scorer}]");
        until(() -> warnings().contains("picker: plugins[0].typo: unknown key; nearest is type"));
        assertThat(pickerOf("fixed")).isEqualTo(picker("queue-scorer"));

        refusedType = "latency-scorer";
        writePicker("plugins: [{type: latency-scorer}]");
        compiled = () -> List.of(pool("default/two"));
        looks.add(right());
        until(() -> refused().equals("[pickers: pools[fixed].picker.plugins[0]: not served]"));
        until(() -> names().contains("default/two"));
        assertThat(pickerOf("fixed")).isEqualTo(picker("queue-scorer"));

        writePicker("plugins: [{type: load-aware-scorer}]");
        until(() -> pickerOf("fixed").equals(picker("load-aware-scorer")));
        until(() -> refused().isEmpty() && warnings().isEmpty());
    }

    @Test
    void tries_a_refused_picker_again_when_plugins_have_come() {
        start();
        refusedType = "latency-scorer";
        compiled = () -> List.of(pool("default/one").with(picker("latency-scorer")));
        looks.add(watched());
        until(() -> refused().equals("[pickers: pools[default/one].picker.plugins[0]: not served]"));

        refusedType = "none";
        bus.publish(Addresses.PLUGINS, new PluginCatalog(Map.of()));
        until(() -> pickerOf("default/one").equals(picker("latency-scorer")));
        until(() -> refused().isEmpty());
    }

    @Test
    void does_not_take_files_whose_limits_cannot_be_kept() {
        start();
        unkept = List.of(new ResourceProblem("a.yaml", 3, "spec", "cannot be kept"));
        compiled = () -> List.of(pool("default/two"));
        looks.add(right());
        until(() -> refused().contains("cannot be kept"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void does_not_start_with_files_whose_limits_cannot_be_kept() {
        unkept = List.of(new ResourceProblem("a.yaml", 3, "spec", "cannot be kept"));
        assertThatThrownBy(this::start).hasRootCauseMessage("a.yaml:3: spec: cannot be kept");
    }

    @Test
    void takes_watched_documents_whose_limits_cannot_be_kept_and_tells_of_it() {
        start();
        unkept = List.of(new ResourceProblem("a.yaml", 3, "spec", "cannot be kept"));
        compiled = () -> List.of(pool("default/two"));
        looks.add(watched());
        until(() -> names().contains("default/two"));
        until(() -> refused().equals("[a.yaml:3: spec: cannot be kept]"));
    }

    private void writePicker(String plugins) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), "kind: EndpointPickerConfig\n" + plugins);
        Files.move(next, directory.resolve("picker"), StandardCopyOption.ATOMIC_MOVE);
    }

    private String warnings() {
        List<ResourceProblem> problems = states.get(states.size() - 1).warnings();
        return problems.stream()
                .map(ResourceProblem::toString)
                .filter(warning -> warning.contains("picker"))
                .collect(Collectors.joining());
    }

    private void start() {
        await(vertx.deployVerticle(new Listeners()));
        looks.add(right());
        ResourcesOptions options = Binder.bind("", Map.of("interval", "10ms"), ResourcesOptions.class);
        PoolSpec fixed = Binder.bind(
                "",
                Map.of(
                        "name",
                        "fixed",
                        "endpointsFile",
                        directory.resolve("endpoints").toString(),
                        "pickerFile",
                        directory.resolve("picker").toString()),
                PoolSpec.class);
        await(vertx.deployVerticle(
                new ResourcesVerticle(bus, options, List.of(fixed), new Queued(), (set, how) -> meaning()),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
        until(() -> !states.isEmpty());
    }

    private Compiled meaning() {
        return new Compiled(RouteTable.EMPTY, compiled.get(), List.of(), List.of(), unkept, Map.of());
    }

    /** Shows one look after the other. */
    private final class Queued implements Source {
        @Override
        public Optional<Look> look() {
            return Optional.ofNullable(looks.poll());
        }

        @Override
        public void close() {}
    }

    /** Those whom the verticle talks to. */
    private final class Listeners extends VerticleBase {
        @Override
        public Future<?> start() {
            bus.answer(Addresses.POOLS_WANTED, this::answer);
            bus.subscribe(Addresses.RESOURCES, states::add);
            return Future.succeededFuture();
        }

        private Future<Pools> answer(Pools wanted) {
            if (!refusal.isEmpty()) {
                return Future.failedFuture(refusal);
            }
            for (PoolSpec pool : wanted.pools()) {
                if (pool.picker().equals(picker(refusedType))) {
                    return Future.failedFuture(
                            new ConfigurationException("pools[" + pool.name() + "].picker.plugins[0]", "not served"));
                }
            }
            asked.add(wanted);
            return Future.succeededFuture(wanted);
        }
    }

    private static PickerSpec picker(String type) {
        return new PickerSpec(List.of(new PluginSpec("", type, Map.of())), List.of());
    }

    private PickerSpec pickerOf(String name) {
        return asked.get(asked.size() - 1).pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .picker();
    }

    private String refused() {
        List<ResourceProblem> problems = states.get(states.size() - 1).refused();
        return problems.isEmpty() ? "" : problems.toString();
    }

    private List<String> names() {
        return asked.get(asked.size() - 1).pools().stream().map(PoolSpec::name).toList();
    }

    private List<Integer> endpoints() {
        return asked.get(asked.size() - 1).pools().stream()
                .flatMap(pool -> pool.endpoints().stream())
                .map(EndpointSpec::address)
                .map(address -> address.getPort())
                .toList();
    }

    private void endpoints(String namedPort) throws IOException {
        String[] parts = namedPort.split(": ");
        Path next = Files.writeString(
                directory.resolve("next"),
                "endpoints: [{name: %s, address: 10.0.0.1, port: %s}]".formatted(parts[0], parts[1]));
        Files.move(next, directory.resolve("endpoints"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As seen at an API server, where what is wrong is left out. */
    private static Look watched() {
        return new Look(ResourceSet.EMPTY, List.of(), List.of(), false);
    }

    private static Look right() {
        return new Look(ResourceSet.EMPTY, List.of(), List.of(), true);
    }

    private static PoolSpec pool(String name) {
        return Binder.bind("", Map.of("name", name), PoolSpec.class);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
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
