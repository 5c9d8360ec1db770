package dev.sluice.bench.cluster;

import static dev.sluice.bench.cluster.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Model servers on loopback that answer at once, apart from requests that are to be held, and count how often they are
 * asked for their metrics. No two metrics pages of one are alike, so there is always news to tell.
 */
public final class ModelServers implements AutoCloseable {
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\"}]}";
    private static final String ANSWER =
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"mock\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"The lock fills.\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":2048,\"completion_tokens\":4,\"total_tokens\":2052}}";
    private static final String METRICS = """
            vllm:num_requests_waiting 0
            vllm:num_requests_running 1
            vllm:cache_config_info{block_size="16",num_gpu_blocks="32768"} 1
            vllm:kv_cache_usage_perc\s""";
    /** The body of a request that is not answered until its connection ends. */
    static final String HELD =
            "{\"model\":\"mock\",\"user\":\"held\",\"messages\":[{\"role\":\"user\",\"content\":\"Wait.\"}]}";

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final List<Integer> ports = new ArrayList<>();
    private final AtomicIntegerArray asks;

    /** So many of them. */
    public ModelServers(int servers) {
        this.asks = new AtomicIntegerArray(servers);
        for (int server = 0; server < servers; server++) {
            int number = server;
            ports.add(await(vertx.createHttpServer()
                            .requestHandler(request -> answer(request, number))
                            .listen(0, "127.0.0.1"))
                    .actualPort());
        }
    }

    public List<Integer> ports() {
        return ports;
    }

    /** How often each was asked for its metrics so far. */
    int[] asks() {
        int[] copy = new int[asks.length()];
        for (int server = 0; server < copy.length; server++) {
            copy[server] = asks.get(server);
        }
        return copy;
    }

    private void answer(HttpServerRequest request, int server) {
        if (request.path().equals("/metrics")) {
            double usage = asks.incrementAndGet(server) % 1000 / 2000.0;
            request.response().end(METRICS + usage + "\n");
            return;
        }
        if (request.path().equals("/v1/models")) {
            request.response().end(MODELS);
            return;
        }
        request.body().onSuccess(body -> complete(request, body));
    }

    private static void complete(HttpServerRequest request, Buffer body) {
        boolean held = body.length() < 1000 && body.toString().contains("\"held\"");
        if (!held) {
            request.response().putHeader("Content-Type", "application/json").end(ANSWER);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
