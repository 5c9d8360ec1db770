package dev.sluice.launcher.gateway;

import static dev.sluice.launcher.gateway.Configurations.verticle;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cluster.Revision;
import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.plugins.PluginSource;
import dev.sluice.launcher.plugins.TinyJar;
import dev.sluice.message.Addresses;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Pools;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
    private final TestVerticles verticles = new TestVerticles();
    private Gateway gateway;

    @TempDir
    Path directory;

    @AfterEach
    void close() throws Exception {
        if (gateway != null) {
            await(gateway.close());
        }
    }

    @Test
    void starts_each_verticle_in_order_and_tells_its_ports() throws Exception {
        start(Configurations.of(Map.of(
                "eventLoops",
                1,
                "verticles",
                List.of(verticle("door"), verticle("meter"), verticle("brain")),
                "pools",
                List.of(
                        Configurations.POOL,
                        Map.of("name", "other", "endpoints", List.of(Map.of("address", "http://127.0.0.1:1")))))));

        assertThat(verticles.events).containsExactly("+brain llama", "+brain other", "+door", "+meter");
        assertThat(gateway.ports()).containsOnlyKeys("door");
        assertThat(gateway.ports().get("door")).hasSize(1).allMatch(port -> port > 0);
    }

    @Test
    void finishes_requests_in_flight_and_then_stops_the_rest_when_it_drains() throws Exception {
        start(Configurations.of(
                Map.of("eventLoops", 1, "verticles", List.of(verticle("brain"), verticle("door"), verticle("meter")))));
        int port = gateway.ports().get("door").get(0);
        CompletableFuture<String> answer = get(port);
        eventually("request");

        Future<Void> drained = gateway.drain();
        eventually("closing");
        assertThat(drained.isComplete()).isFalse();
        verticles.answer.complete(", world");

        assertThat(answer.get(20, SECONDS)).isEqualTo("hello, world");
        await(drained);
        assertThat(verticles.events)
                .startsWith("+brain llama", "+door", "+meter", "request", "draining", "closing", "-door")
                .contains("-brain llama", "-meter");
        assertThatThrownBy(() -> get(port).get(20, SECONDS)).hasCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void cuts_requests_off_that_outlast_the_drain_timeout() throws Exception {
        start(Configurations.of(Map.of(
                "eventLoops", 1, "verticles", List.of(verticle("door")), "drain", Map.of("drainTimeout", "50ms"))));
        CompletableFuture<String> answer = get(gateway.ports().get("door").get(0));
        eventually("request");

        await(gateway.drain());

        assertThatThrownBy(() -> answer.get(20, SECONDS)).hasRootCauseInstanceOf(java.io.IOException.class);
    }

    @Test
    void says_what_cannot_start_and_leaves_nothing_behind() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            GatewayConfiguration configuration = Configurations.of(Map.of(
                    "eventLoops",
                    1,
                    "verticles",
                    List.of(
                            verticle("brain"),
                            Map.of("verticle", "door", "options", Map.of("port", taken.getLocalPort())))));

            assertThatThrownBy(() -> await(Gateway.start(configuration, parts())))
                    .hasCauseInstanceOf(BootException.class)
                    .hasMessageContaining("door cannot start: ")
                    .hasMessageContaining("in use");
            assertThat(verticles.events).containsExactly("+brain llama", "-brain llama");
        }
    }

    @Test
    void fails_with_what_is_wrong_in_the_configuration() {
        assertThatThrownBy(() -> await(Gateway.start(Configurations.verticles(verticle("dor")), parts())))
                .hasCauseInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> await(Gateway.start(pluginUser("absent"), parts())))
                .hasCauseInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pools: unknown plugin");
    }

    @Test
    void checks_pools_against_shipped_and_dropped_in_plugins() {
        TinyJar.offering("dropped").write(directory.resolve("a.jar"));

        Gateway.check(pluginUser("shipped"), parts());
        Gateway.check(pluginUser("dropped"), parts());
        assertThatThrownBy(() -> Gateway.check(pluginUser("absent"), parts()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void tells_running_verticles_of_new_plugins() throws Exception {
        start(pluginUser("shipped"));
        BlockingQueue<PluginCatalog> heard = new LinkedBlockingQueue<>();
        gateway.vertx().getOrCreateContext().runOnContext(on -> gateway.bus().subscribe(Addresses.PLUGINS, heard::add));
        TinyJar.offering("late").write(directory.resolve("late.jar"));

        assertThat(heard.poll(20, SECONDS).factories()).containsOnlyKeys("shipped", "late");
    }

    @Test
    void closes_the_plugins_with_everything_else() throws Exception {
        start(pluginUser("shipped"));
        BlockingQueue<PluginCatalog> heard = new LinkedBlockingQueue<>();
        gateway.vertx().getOrCreateContext().runOnContext(on -> gateway.bus().subscribe(Addresses.PLUGINS, heard::add));
        TinyJar.offering("late").write(directory.resolve("late.jar"));
        ClassLoader late =
                heard.poll(20, SECONDS).factories().get("late").getClass().getClassLoader();
        assertThat(late.getResource("tiny/Factory.class")).isNotNull();

        await(gateway.close());

        assertThat(late.getResource("tiny/Factory.class")).isNull();
    }

    @Test
    void deploys_what_new_pools_need_tells_of_them_and_takes_down_what_pools_needed_that_are_gone() throws Exception {
        start(pluginUser("shipped"));
        BlockingQueue<Pools> told = new LinkedBlockingQueue<>();
        gateway.vertx().getOrCreateContext().runOnContext(on -> gateway.bus().subscribe(Addresses.POOLS, told::add));
        Pools wanted = new Pools(List.of(pool("late", "shipped")));

        assertThat(await(gateway.bus().ask(Addresses.POOLS_WANTED, wanted))).isEqualTo(wanted);

        assertThat(verticles.events).contains("+brain late");
        assertThat(told.poll(20, SECONDS)).isEqualTo(wanted);
        eventually("-brain llama");
        assertThat(verticles.events).containsExactly("+brain llama", "+brain late", "-brain llama");
    }

    @Test
    void changes_nothing_where_one_of_the_pools_wanted_cannot_be_built() throws Exception {
        start(pluginUser("shipped"));
        BlockingQueue<Pools> told = new LinkedBlockingQueue<>();
        gateway.vertx().getOrCreateContext().runOnContext(on -> gateway.bus().subscribe(Addresses.POOLS, told::add));
        Pools impossible = new Pools(List.of(pool("late", "shipped"), pool("llama", "absent")));
        Pools twice = new Pools(List.of(pool("late", "shipped"), pool("late", "shipped")));

        assertThatThrownBy(() -> await(gateway.bus().ask(Addresses.POOLS_WANTED, impossible)))
                .hasCauseInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pools: unknown plugin");
        assertThatThrownBy(() -> await(gateway.bus().ask(Addresses.POOLS_WANTED, twice)))
                .hasCauseInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pools[late]: there is another pool named late");

        assertThat(verticles.events).containsExactly("+brain llama");
        assertThat(told).isEmpty();
    }

    private static PoolSpec pool(String name, String plugin) {
        return new PoolSpec(
                name,
                List.of(),
                List.of(),
                new PickerSpec(List.of(new PickerSpec.PluginSpec("", plugin, Map.of())), List.of()));
    }

    private GatewayConfiguration pluginUser(String type) {
        return Configurations.of(Map.of(
                "eventLoops",
                1,
                "pluginsDirectory",
                directory.toString(),
                "verticles",
                List.of(verticle("brain")),
                "pools",
                List.of(Map.of(
                        "name",
                        "llama",
                        "endpoints",
                        List.of(),
                        "picker",
                        Map.of("plugins", List.of(Map.of("type", type)))))));
    }

    private Parts parts() {
        PluginSource shipped = PluginSource.file(TinyJar.offering("shipped").write(directory.resolve("shipped.ja_")));
        return new Parts(verticles.kinds(), List.of(shipped), Duration.ofMillis(20), Revision.UNKNOWN);
    }

    private void start(GatewayConfiguration configuration) throws Exception {
        gateway = await(Gateway.start(configuration, parts()));
    }

    private void eventually(String event) {
        long end = System.nanoTime() + SECONDS.toNanos(20);
        while (!verticles.events.contains(event) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(verticles.events).contains(event);
    }

    private static CompletableFuture<String> get(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> response.body());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }
}
