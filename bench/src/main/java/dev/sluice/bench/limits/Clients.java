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
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Clients of one tenant that ask again as soon as they are answered, and 20 to 100 ms after they were refused, whatever they were
 * told. Everything happens on one event loop.
 */
final class Clients implements AutoCloseable {
    private static final int REFUSED_MILLIS = 20;
    private static final int MOST_MILLIS = 100;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final HttpClient client;
    private final String tenant;
    private final RandomGenerator random;
    private final Map<String, Long> answers = new TreeMap<>();
    private List<Gateway> gateways;
    private boolean stopped;

    Clients(List<Gateway> gateways, String tenant, RandomGenerator random) {
        this.gateways = List.copyOf(gateways);
        this.tenant = tenant;
        this.random = random;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(1_000));
    }

    /** Begins with so many. */
    void begin(int count) {
        vertx.runOnContext(start -> {
            for (int number = 0; number < count; number++) {
                ask(number);
            }
        });
    }

    /** From now on only these are asked. */
    void leave(List<Gateway> left) {
        vertx.runOnContext(turn -> gateways = List.copyOf(left));
    }

    /** Stops all, and tells how often which status was answered. */
    Map<String, Long> stop() {
        Waiting.await(Future.future(done -> vertx.runOnContext(turn -> {
            stopped = true;
            done.complete();
        })));
        return answers;
    }

    private void ask(int number) {
        if (stopped) {
            return;
        }
        Gateway gateway = gateways.get(number % gateways.size());
        client.request(HttpMethod.POST, gateway.port(), "127.0.0.1", "/v1/chat/completions")
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("x-tenant", tenant)
                        .send(body()))
                .compose(response -> response.body().map(body -> take(response.statusCode(), body)))
                .onSuccess(admitted -> next(number, admitted))
                .onFailure(broken -> {
                    count("broken: " + broken.getMessage());
                    next(number, false);
                });
    }

    private boolean take(int status, Buffer body) {
        count(status == 200 || status == 429 ? Integer.toString(status) : status + " " + code(body));
        return status == 200;
    }

    /** What a gateway says of a request that it did not answer. */
    private static String code(Buffer body) {
        return new JsonObject(body).getJsonObject("error", new JsonObject()).getString("code");
    }

    private void next(int number, boolean admitted) {
        if (admitted) {
            ask(number);
        } else {
            vertx.setTimer(random.nextInt(REFUSED_MILLIS, MOST_MILLIS), again -> ask(number));
        }
    }

    private void count(String answer) {
        answers.merge(answer, 1L, Long::sum);
    }

    /** From 100 to 900 tokens of a prompt, and up to 1,000 of an answer. */
    private Buffer body() {
        return Buffer.buffer("{\"model\":\"mock\",\"max_tokens\":" + random.nextInt(50, 1_000)
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + "Why? ".repeat(random.nextInt(70, 650))
                + "\"}]}");
    }

    @Override
    public void close() {
        Waiting.await(vertx.close());
    }
}
