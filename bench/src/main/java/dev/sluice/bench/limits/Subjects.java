package dev.sluice.bench.limits;

import dev.sluice.bench.cluster.Gateway;
import dev.sluice.bench.cluster.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Asks gateways in the names of many. */
final class Subjects implements AutoCloseable {
    private static final int AT_ONCE = 32;
    private static final int BATCH = 2_000;
    private static final Buffer BODY = Buffer.buffer(
            "{\"model\":\"mock\",\"max_tokens\":4,\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}");

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(AT_ONCE));
    private final Map<Integer, Integer> answers = new TreeMap<>();

    /** Asks each gateway once for each of so many numbers. */
    void askEach(List<Gateway> gateways, int count, IntFunction<String> names) {
        for (int from = 0; from < count; from += BATCH) {
            int until = Math.min(count, from + BATCH);
            List<Future<Void>> all = new ArrayList<>();
            for (Gateway gateway : gateways) {
                for (int first = from; first < from + AT_ONCE; first++) {
                    all.add(ask(gateway, first, until, names));
                }
            }
            Waiting.await(Future.all(all));
        }
    }

    /** How often which status was answered. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    /** This number and every one after so many as are asked at once. */
    private Future<Void> ask(Gateway gateway, int number, int until, IntFunction<String> names) {
        if (number >= until) {
            return Future.succeededFuture();
        }
        return client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/v1/chat/completions")
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("x-tenant", names.apply(number))
                        .send(BODY))
                .compose(response -> response.body().map(body -> response.statusCode()))
                .compose(status -> {
                    answers.merge(status, 1, Integer::sum);
                    return ask(gateway, number + AT_ONCE, until, names);
                });
    }

    @Override
    public void close() {
        Waiting.await(vertx.close());
    }
}
