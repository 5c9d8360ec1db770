package dev.sluice.bench.polling;

import dev.sluice.message.EndpointSpec;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Servers that do nothing but show the metrics page of a simulated model server. */
final class MetricsPages implements AutoCloseable {
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"mock\",\"object\":\"model\"}]}";

    private final Vertx vertx = Vertx.vertx();
    private final Buffer page;
    private final List<EndpointSpec> endpoints = new ArrayList<>();

    MetricsPages(int servers) {
        page = simulatedPage();
        for (int server = 0; server < servers; server++) {
            int port = await(vertx.createHttpServer()
                            .requestHandler(this::answer)
                            .listen(0, "127.0.0.1"))
                    .actualPort();
            endpoints.add(new EndpointSpec(URI.create("http://127.0.0.1:" + port), "server-" + server, Map.of()));
        }
    }

    List<EndpointSpec> endpoints() {
        return endpoints;
    }

    int bytes() {
        return page.length();
    }

    private void answer(HttpServerRequest request) {
        request.response().end(request.path().equals("/metrics") ? page : Buffer.buffer(MODELS));
    }

    private Buffer simulatedPage() {
        var server = new SimulatedServerVerticle(
                SimulatorOptions.defaults().withModels("mock").withName("mock"));
        String deployment = await(vertx.deployVerticle(server));
        var client = vertx.createHttpClient();
        Buffer shown = await(client.request(HttpMethod.GET, server.port(), "127.0.0.1", "/metrics")
                .compose(request -> request.send().compose(answer -> answer.body())));
        await(vertx.undeploy(deployment));
        return shown;
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
