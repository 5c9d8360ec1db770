package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.freePort;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.launcher.Main;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalTest {
    private static final String BODY = "{\"model\":\"" + RunningGateway.MODEL
            + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Go on.\"}],\"max_tokens\":100,\"stream\":true}";
    /** HTTP/1.1, as the client of JDK 17 gives up its streams when a server of HTTP/2 says that it is going away. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_terminated_process_finishes_its_streams_and_exits_with_0(@TempDir Path directory) throws Exception {
        Vertx vertx = Vertx.vertx();
        SimulatedServerVerticle server = new SimulatedServerVerticle(SimulatorOptions.defaults()
                .withModels(RunningGateway.MODEL)
                .withLatency(Latency.defaults().withStepMillis(20)));
        await(vertx.deployVerticle(server));
        int port = freePort();
        Process gateway = start(configuration(directory, port, server.port()), directory);
        try {
            until("the gateway serves the model", () -> get(port, "/v1/models").contains(RunningGateway.MODEL));
            HttpResponse<InputStream> stream = HTTP.send(post(port), BodyHandlers.ofInputStream());
            InputStream events = stream.body();
            assertThat(events.read()).isEqualTo('d');
            gateway.destroy();
            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("data: [DONE]\n\n");
            assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).isZero();
            assertThat(get(port, "/health/ready")).isEqualTo("closed");
        } finally {
            gateway.destroyForcibly();
            await(vertx.close());
        }
    }

    private static Path configuration(Path directory, int port, int server) throws IOException {
        JsonObject ingress = new JsonObject()
                .put("verticle", "ingress")
                .put(
                        "options",
                        new JsonObject().put("listeners", new JsonArray().add(new JsonObject().put("port", port))));
        JsonArray verticles = new JsonArray().add(ingress);
        for (String other : new String[] {"validation", "metrics", "scoring", "telemetry"}) {
            verticles.add(new JsonObject().put("verticle", other));
        }
        verticles.add(new JsonObject()
                .put("verticle", "validation")
                .put("deployment", new JsonObject().put("threadingModel", "worker")));
        JsonObject pool = new JsonObject()
                .put("name", "pool")
                .put("endpoints", new JsonArray().add(new JsonObject().put("address", "http://127.0.0.1:" + server)));
        return Files.writeString(
                directory.resolve("gateway.json"),
                new JsonObject()
                        .put("pools", new JsonArray().add(pool))
                        .put("verticles", verticles)
                        .encode());
    }

    private static Process start(Path configuration, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile="
                                + Path.of("src/main/resources/logback.xml").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile())
                .start();
    }

    private static HttpRequest post(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODY))
                .build();
    }

    private static String get(int port, String path) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException closed) {
            return "closed";
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
