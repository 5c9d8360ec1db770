package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model server that does nothing but say how it stands, and remembers which connections asked it. */
final class CountingServer implements AutoCloseable {
    private static final String METRICS =
            "vllm:num_requests_waiting 0\nvllm:num_requests_running 0\nvllm:kv_cache_usage_perc 0\n";
    private static final String MODELS = "{\"object\": \"list\", \"data\": [{\"id\": \"sim\"}]}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server =
            await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    /** Of each ask for the metrics, the port that it came from. */
    private final List<Integer> asks = new CopyOnWriteArrayList<>();

    String address() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** How many asks for its metrics there were. */
    int asks() {
        return asks.size();
    }

    /** How many connections the latest of these asks came by. */
    long askers(int latest) {
        List<Integer> all = List.copyOf(asks);
        return all.subList(Math.max(0, all.size() - latest), all.size()).stream()
                .distinct()
                .count();
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        boolean metrics = request.path().equals("/metrics");
        if (metrics) {
            asks.add(request.remoteAddress().port());
        }
        request.response().end(metrics ? METRICS : MODELS);
    }
}
