package dev.sluice.simulator;

import dev.sluice.simulator.http.Counters;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Faults;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    private final Context loop = vertx.getOrCreateContext();

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
        return await(send(path, body, Reply::of));
    }

    public Reply get(String path) {
        return await(get(server, path));
    }

    /** What a server answers. */
    public Future<Reply> get(SimulatedServerVerticle receiver, String path) {
        return onLoop(() -> client.request(HttpMethod.GET, receiver.port(), "127.0.0.1", path)
                .compose(request -> request.send().compose(Reply::of)));
    }

    /** The head of an answer, whose bytes are not read. */
    public Future<HttpClientResponse> open(String path, String body) {
        return send(path, body, head -> Future.succeededFuture(head.pause()));
    }

    /** What the reader makes of the answer to a JSON body, which is written with ' for ". */
    public <T> Future<T> send(String path, String body, Function<HttpClientResponse, Future<T>> reader) {
        return send(path, request -> request.send(Buffer.buffer(body.replace('\'', '"'))), reader);
    }

    /** What the reader makes of the answer to a request of JSON that the sender completes. */
    public <T> Future<T> send(
            String path,
            Function<HttpClientRequest, Future<HttpClientResponse>> sender,
            Function<HttpClientResponse, Future<T>> reader) {
        return sendTo(server, path, request -> sender.apply(request).compose(reader));
    }

    /** What becomes of a request to a server. */
    public <T> Future<T> sendTo(
            SimulatedServerVerticle receiver, String path, Function<HttpClientRequest, Future<T>> exchange) {
        return onLoop(() -> client.request(HttpMethod.POST, receiver.port(), "127.0.0.1", path)
                .map(request -> request.putHeader("content-type", "application/json"))
                .compose(exchange));
    }

    /** Runs it on an event loop, where no event can slip by between two calls. */
    private <T> Future<T> onLoop(Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(turn -> action.get().onComplete(done));
        return done.future();
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
            LockSupport.parkNanos(1_000_000);
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
