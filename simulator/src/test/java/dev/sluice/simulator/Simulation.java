package dev.sluice.simulator;

import dev.sluice.simulator.http.Counters;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Faults;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A simulated server, a client of it, and ways to wait for both. */
public final class Simulation implements AutoCloseable {
    /** A server without delays, for tests of anything but time. */
    public static final SimulatorOptions QUICK =
            SimulatorOptions.defaults().withName("pod-1").withLatency(Latency.none());

    /** A server whose answers take minutes. */
    public static final SimulatorOptions SLOW = QUICK.withLatency(Latency.none().withStepMillis(1_000));

    private static final int PATIENCE_SECONDS = 30;

    public final Vertx vertx = Vertx.vertx();
    public final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(500));
    public final SimulatedServerVerticle server;

    public Simulation(SimulatorOptions options) {
        server = new SimulatedServerVerticle(options);
        await(vertx.deployVerticle(server));
    }

    public static Simulation quick() {
        return new Simulation(QUICK);
    }

    public static Simulation of(EngineOptions engine) {
        return new Simulation(QUICK.withEngine(engine));
    }

    public Simulation with(Faults faults) {
        await(server.configure(settings -> settings.withFaults(faults)));
        return this;
    }

    public Counters counters() {
        return await(server.counters());
    }

    public Reply chat(String body) {
        return post("/v1/chat/completions", body);
    }

    public Reply post(String path, String body) {
        return await(send(path, body).compose(Reply::of));
    }

    public Reply get(String path) {
        return await(client.request(HttpMethod.GET, server.port(), "127.0.0.1", path)
                .compose(HttpClientRequest::send)
                .compose(Reply::of));
    }

    /** The head of an answer to a JSON body, written with ' for ". */
    public Future<HttpClientResponse> send(String path, String body) {
        return request(path).compose(request -> request.send(Buffer.buffer(body.replace('\'', '"'))));
    }

    public Future<HttpClientRequest> request(String path) {
        return client.request(HttpMethod.POST, server.port(), "127.0.0.1", path)
                .map(request -> request.putHeader("content-type", "application/json"));
    }

    public void awaitCounters(Predicate<Counters> wanted) {
        awaitThat(() -> wanted.test(counters()));
    }

    public static void awaitThat(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
        }
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
