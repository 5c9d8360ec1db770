package dev.sluice.metrics;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Answers as a model server does, or as a test wants it to. */
final class StandInServer {
    static final String METRICS = "vllm:num_requests_waiting 2\nvllm:num_requests_running 3\n";
    static final String MODELS = "{\"data\":[{\"id\":\"llama\",\"created\":1,\"owned_by\":\"vllm\"}]}";

    final AtomicInteger connections = new AtomicInteger();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, Consumer<HttpServerRequest>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    private StandInServer(Vertx vertx, int port) throws Exception {
        answer("/metrics", METRICS);
        answer("/v1/models", MODELS);
        server = vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::handle)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    static StandInServer start(Vertx vertx) throws Exception {
        return start(vertx, 0);
    }

    static StandInServer start(Vertx vertx, int port) throws Exception {
        return new StandInServer(vertx, port);
    }

    void answer(String path, String body) {
        answer(path, request -> request.response().end(body).onFailure(gone -> {}));
    }

    void answer(String path, Consumer<HttpServerRequest> answer) {
        answers.put(path, answer);
    }

    int requests(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    int port() {
        return server.actualPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    void stop() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void handle(HttpServerRequest request) {
        requests.computeIfAbsent(request.path(), path -> new AtomicInteger()).incrementAndGet();
        answers.get(request.path()).accept(request);
    }
}
