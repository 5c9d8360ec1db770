package dev.sluice.launcher.gateway;

import dev.sluice.bus.Bus;
import dev.sluice.launcher.gateway.VerticleKind.Spread;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Default;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Verticles that do little but tell what happens to them. */
final class TestVerticles {
    final Queue<String> events = new ConcurrentLinkedQueue<>();
    /** What each request is answered with, once. */
    final Promise<String> answer = Promise.promise();

    record DoorOptions(
            @Default("0") int port, @Default("hello") String greeting) {
        DoorOptions {
            if (port < 0) {
                throw new IllegalArgumentException("wanted a port, found " + port);
            }
        }
    }

    record NoOptions() {}

    /** In the order of deployment: one a pool, several on loops and as workers, and a door. */
    List<VerticleKind<?>> kinds() {
        return List.of(
                VerticleKind.perPool("brain", NoOptions.class, (options, all, pool) -> telling("brain " + pool.name()))
                        .checking((pool, plugins) -> {
                            if (!plugins.factories().keySet().containsAll(typesOf(pool))) {
                                throw new dev.sluice.config.ConfigurationException("pools", "unknown plugin");
                            }
                        }),
                VerticleKind.of(
                        "reader", Spread.LOOPS_AND_WORKERS, NoOptions.class, (options, all) -> telling("reader")),
                VerticleKind.of("door", Spread.LOOPS, DoorOptions.class, (options, all) -> new Door(all.bus(), options))
                        .listening(Door.class, door -> List.of(door.server.actualPort()))
                        .closingFirst(),
                VerticleKind.of("meter", Spread.ONE, NoOptions.class, (options, all) -> telling("meter")));
    }

    private static List<String> typesOf(PoolSpec pool) {
        return pool.picker().plugins().stream().map(plugin -> plugin.type()).toList();
    }

    private VerticleBase telling(String name) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                events.add("+" + name + (context.isWorkerContext() ? " worker" : ""));
                return Future.succeededFuture();
            }

            @Override
            public Future<?> stop() {
                events.add("-" + name);
                return Future.succeededFuture();
            }
        };
    }

    /** Answers late, and shuts down as a door should. */
    final class Door extends VerticleBase {
        private final Bus bus;
        private final DoorOptions options;
        private Duration limit = Duration.ZERO;
        private HttpServer server;

        Door(Bus bus, DoorOptions options) {
            this.bus = bus;
            this.options = options;
        }

        @Override
        public Future<?> start() {
            bus.subscribe(Addresses.DRAINING, draining -> {
                events.add("draining");
                limit = draining.limit();
            });
            server = vertx.createHttpServer().requestHandler(request -> {
                events.add("request");
                answer.future().onSuccess(text -> request.response().end(options.greeting() + text));
            });
            return server.listen(options.port(), "127.0.0.1").onSuccess(open -> events.add("+door"));
        }

        @Override
        public Future<?> stop() {
            events.add("closing");
            return server.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS).onSuccess(ended -> events.add("-door"));
        }
    }
}
