package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The whole gateway, asking its clients who they are, in front of a simulated model server. */
final class GuardedGateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));
    private final int port = RunningGateway.freePort();
    private final Path directory;
    private final Gateway gateway;

    /** Runs a configuration as it stands on a page, with ports and files of a test. */
    GuardedGateway(Path directory, String configuration, String keys, String... models) throws IOException {
        this.directory = directory;
        SimulatedServerVerticle server = new SimulatedServerVerticle(
                SimulatorOptions.defaults().withModels(models[0]).withLatency(Latency.none()));
        await(vertx.deployVerticle(server));
        writeKeys(keys);
        String json = configuration
                .replace("\"endpoints\"", "\"models\": [\"" + String.join("\", \"", models) + "\"], \"endpoints\"")
                .replace("http://127.0.0.1:8001", "http://127.0.0.1:" + server.port())
                .replace("8080", Integer.toString(port))
                .replace("\"keys.yaml\"", "\"" + directory.resolve("keys.yaml") + "\"")
                .replace("\"made-keys.json\"", "\"" + directory.resolve("made-keys.json") + "\"")
                .replace("{ \"verticle\": \"admin\" }", "{ \"verticle\": \"admin\", \"options\": { \"port\": 0 } }");
        Path file = Files.writeString(directory.resolve("gateway.json"), json);
        gateway = await(Gateway.start(GatewayConfiguration.read(file)));
        until(
                "the gateway is ready",
                () -> send(HttpMethod.GET, port, "/health/ready", "").status() == 200);
    }

    Vertx vertx() {
        return vertx;
    }

    /** Puts other keys in the place of those in force. */
    void writeKeys(String keys) {
        try {
            Path next = Files.writeString(directory.resolve("next"), keys);
            Files.move(next, directory.resolve("keys.yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Answer models(String... headers) {
        return send(HttpMethod.GET, port, "/v1/models", "", headers);
    }

    Answer chat(String model, String key) {
        return await(asked(model, key));
    }

    Future<Answer> asked(String model, String key) {
        return sent(
                HttpMethod.POST,
                port,
                "/v1/chat/completions",
                "{\"model\":\"" + model
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}],\"max_tokens\":3}",
                "Authorization",
                "Bearer " + key);
    }

    Answer admin(HttpMethod method, String path, String body) {
        return send(method, gateway.port("admin"), path, body);
    }

    private Answer send(HttpMethod method, int to, String path, String body, String... headers) {
        return await(sent(method, to, path, body, headers));
    }

    private Future<Answer> sent(HttpMethod method, int to, String path, String body, String... headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(to)
                .setURI(path)
                .putHeader("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            options.putHeader(headers[i], headers[i + 1]);
        }
        return Future.future(promise -> vertx.runOnContext(go -> client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(head -> head.body().map(read -> new Answer(head.statusCode(), read.toString())))
                .onComplete(promise)));
    }

    @Override
    public void close() {
        await(gateway.close());
        await(vertx.close());
    }
}
