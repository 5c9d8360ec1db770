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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole gateway, configured by documents, in front of simulated model servers. */
final class DocumentedGateway implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_0-9]+):-[^}]*}");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, SimulatedServerVerticle> servers = new HashMap<>();
    private final Path directory;
    private Gateway gateway;

    /** Serves nothing yet; files are written to a directory of the test's own. */
    DocumentedGateway(Path directory) {
        this.directory = directory;
        variables.put("SLUICE_PORT", Integer.toString(RunningGateway.freePort()));
        variables.put("SLUICE_ADMIN_PORT", "0");
        variables.put("SLUICE_PLUGINS", "no-plugins");
        variables.put("SLUICE_EXAMPLES", directory.toString());
    }

    /** Starts a model server, whose port takes the place of a variable. */
    DocumentedGateway server(String variable, String... models) {
        return server(variable, SimulatorOptions.defaults().withModels(models));
    }

    DocumentedGateway server(String variable, SimulatorOptions options) {
        SimulatedServerVerticle server =
                new SimulatedServerVerticle(options.withName(variable).withLatency(Latency.none()));
        await(vertx.deployVerticle(server));
        servers.put(variable, server);
        return set(variable, Integer.toString(server.port()));
    }

    DocumentedGateway set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Runs an example as it stands in {@code conf/examples}, with these ports. */
    DocumentedGateway runExample(String name) {
        Path example = Path.of("..", "conf", "examples", name);
        write(name + "/documents.yaml", filled(read(example.resolve("documents.yaml"))));
        return run(filled(read(example.resolve("gateway.json"))), name);
    }

    /** Runs documents with the configuration of the examples. */
    DocumentedGateway runDocuments(String documents) {
        return runDocuments(documents, "single-pool");
    }

    /** Runs other documents than those of an example in its place, with its configuration. */
    DocumentedGateway runDocuments(String documents, String example) {
        write(example + "/documents.yaml", filled(documents));
        return run(filled(read(Path.of("..", "conf", "examples", example, "gateway.json"))), example);
    }

    /** Puts documents in the place of those that it runs. */
    void rewrite(String documents) {
        try {
            Path next = Files.writeString(directory.resolve("next"), filled(documents));
            Files.move(next, directory.resolve("single-pool/documents.yaml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    SimulatedServerVerticle server(String variable) {
        return servers.get(variable);
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return Integer.parseInt(variables.get("SLUICE_PORT"));
    }

    Answer get(String path) {
        return get("127.0.0.1", path);
    }

    Answer get(String host, String path) {
        return await(send(new RequestOptions().setURI(path).setPort(port()).putHeader("Host", host), ""));
    }

    Answer admin(String path) {
        return await(send(new RequestOptions().setURI(path).setPort(gateway.port("admin")), ""));
    }

    /** Asks for a chat with a model. */
    Answer chat(String host, String model) {
        return await(asked(host, model));
    }

    Answer chat(String model) {
        return chat("127.0.0.1", model);
    }

    Future<Answer> asked(String host, String model) {
        return asked(port(), host, model);
    }

    /** Asks with a header. */
    Answer chat(String model, String header, String value) {
        return await(send(completions(port(), "127.0.0.1").putHeader(header, value), body(model)));
    }

    /** Asks at another port. */
    Answer chatAt(int port, String model) {
        return await(asked(port, "127.0.0.1", model));
    }

    private Future<Answer> asked(int port, String host, String model) {
        return send(completions(port, host), body(model));
    }

    private static RequestOptions completions(int port, String host) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI("/v1/chat/completions")
                .setPort(port)
                .putHeader("Host", host);
    }

    private static String body(String model) {
        return "{\"model\":\"" + model
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello.\"}],\"max_tokens\":3}";
    }

    private Future<Answer> send(RequestOptions options, String body) {
        return onLoop(() -> client.request(options.setHost("127.0.0.1"))
                .compose(request ->
                        request.putHeader("content-type", "application/json").send(Buffer.buffer(body)))
                .compose(head -> head.body().map(read -> new Answer(head.statusCode(), read.toString()))));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> action) {
        return Future.future(promise -> vertx.runOnContext(go -> action.get().onComplete(promise)));
    }

    private DocumentedGateway run(String configuration, String name) {
        gateway = await(Gateway.start(GatewayConfiguration.read(write(name + "/gateway.json", configuration))));
        until("the gateway is ready", () -> admin("/health/ready").status() == 200);
        return this;
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        variables.getOrDefault(found.group(1), found.group().replaceAll(".*:-|}$", ""))));
    }

    private Path write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (gateway != null) {
            await(gateway.close());
        }
        await(vertx.close());
    }
}
