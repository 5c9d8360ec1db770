package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A model server on loopback. An answer has from a third of what is asked for at most to all of it, and takes 20 ms to half a
 * second; the prompt has a token for each 3.6 bytes, which no client knows.
 */
final class TokenServer implements AutoCloseable {
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\"}]}";
    private static final String METRICS = """
            vllm:num_requests_waiting 0
            vllm:num_requests_running 1
            vllm:kv_cache_usage_perc 0.1
            """;
    private static final double BYTES_A_TOKEN = 3.6;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final RandomGenerator random;
    private final Admissions admissions;
    private final int port;

    /** One that notes when it was asked, and for how much: a moment after a gateway let the request in. */
    TokenServer(RandomGenerator random, Admissions admissions) {
        this.random = random;
        this.admissions = admissions;
        this.port = Waiting.await(
                        vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"))
                .actualPort();
    }

    List<Integer> ports() {
        return List.of(port);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/metrics")) {
            request.response().end(METRICS);
        } else if (request.path().equals("/v1/models")) {
            request.response().end(MODELS);
        } else {
            request.body().onSuccess(body -> complete(request, body));
        }
    }

    private void complete(HttpServerRequest request, Buffer body) {
        int most = body.toJsonObject().getInteger("max_tokens");
        int output = random.nextInt(most / 3, most + 1);
        int prompt = (int) Math.round(body.length() / BYTES_A_TOKEN);
        admissions.add(System.nanoTime(), prompt + output);
        JsonObject answer = new JsonObject()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("model", "mock")
                .put("choices", List.of())
                .put(
                        "usage",
                        new JsonObject()
                                .put("prompt_tokens", prompt)
                                .put("completion_tokens", output)
                                .put("total_tokens", prompt + output));
        vertx.setTimer(random.nextInt(20, 500), done -> request.response()
                .putHeader("Content-Type", "application/json")
                .end(answer.toBuffer()));
    }

    @Override
    public void close() {
        Waiting.await(vertx.close());
    }
}
