package dev.sluice.launcher.plugins;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.PluginCatalog;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
    private final BlockingQueue<PluginCatalog> heard = new LinkedBlockingQueue<>();

    @TempDir
    Path directory;

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void publishes_the_catalog_when_a_jar_comes_and_when_it_goes() throws Exception {
        try (PluginDirectory plugins = PluginDirectory.open(List.of(), directory)) {
            watch(plugins);
            Path file = TinyJar.offering("x").write(directory.resolve("a.jar"));
            assertThat(heard.poll(20, SECONDS).factories()).containsOnlyKeys("x");

            Files.delete(file);
            assertThat(heard.poll(20, SECONDS).factories()).isEmpty();
        }
    }

    @Test
    void closes_a_replaced_jar_after_the_grace() throws Exception {
        TinyJar.offering("before").write(directory.resolve("a.jar"));
        try (PluginDirectory plugins = PluginDirectory.open(List.of(), directory)) {
            ClassLoader old =
                    plugins.catalog().factories().get("before").getClass().getClassLoader();
            assertThat(old.getResource("tiny/Factory.class")).isNotNull();
            watch(plugins);
            TinyJar.offering("after").write(directory.resolve("a.jar"));
            assertThat(heard.poll(20, SECONDS).factories()).containsOnlyKeys("after");

            long end = System.nanoTime() + SECONDS.toNanos(20);
            while (old.getResource("tiny/Factory.class") != null && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(old.getResource("tiny/Factory.class")).isNull();
        }
    }

    private void watch(PluginDirectory plugins) throws Exception {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(start -> bus.subscribe(Addresses.PLUGINS, heard::add));
        PluginsVerticle verticle = new PluginsVerticle(bus, plugins, Duration.ofMillis(20), Duration.ofMillis(50));
        await(vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
    }
}
