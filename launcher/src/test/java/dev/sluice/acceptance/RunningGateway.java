package dev.sluice.acceptance;

import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.settings.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The whole gateway, as it ships, in front of model servers. */
final class RunningGateway implements AutoCloseable {
    static final String MODEL = "sim";

    private final Vertx vertx = Vertx.vertx();
    private final List<SimulatedServerVerticle> servers = new ArrayList<>();
    private final Gateway gateway;
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(64));

    /** Simulated servers of one model, as fast as the clock ticks. */
    static RunningGateway before(int servers) {
        return before(servers, SimulatorOptions.defaults().withModels(MODEL).withLatency(Latency.none()));
    }

    static RunningGateway before(int servers, SimulatorOptions options) {
        return new RunningGateway(Collections.nCopies(servers, options), List.of(), Map.of());
    }

    /** Simulated servers for prefill, for decode or for both, labelled so, with a picker of one's own. */
    static RunningGateway disaggregated(List<Role> roles, Map<String, ?> picker) {
        SimulatorOptions quick = SimulatorOptions.defaults().withModels(MODEL).withLatency(Latency.none());
        return new RunningGateway(
                roles.stream().map(quick::withRole).toList(), List.of(), Map.of(), picker, Path.of("no-plugins"));
    }

    /** Simulated servers with a picker and a plugins directory of one's own. */
    static RunningGateway before(int servers, Map<String, ?> picker, Path plugins) {
        SimulatorOptions options = SimulatorOptions.defaults().withModels(MODEL).withLatency(Latency.none());
        return new RunningGateway(Collections.nCopies(servers, options), List.of(), Map.of(), picker, plugins);
    }

    /** Model servers that run already, by their addresses, with labels for all. */
    static RunningGateway before(List<String> addresses, Map<String, String> labels) {
        return new RunningGateway(List.of(), addresses, labels);
    }

    private RunningGateway(List<SimulatorOptions> simulated, List<String> addresses, Map<String, String> labels) {
        this(simulated, addresses, labels, Map.of(), Path.of("no-plugins"));
    }

    private RunningGateway(
            List<SimulatorOptions> simulated,
            List<String> addresses,
            Map<String, String> labels,
            Map<String, ?> picker,
            Path plugins) {
        List<Object> endpoints = new ArrayList<>();
        addresses.forEach(address -> endpoints.add(Map.of("address", address, "labels", labels)));
        simulated.forEach(options -> endpoints.add(deploy(options)));
        gateway = await(Gateway.start(Binder.bind(
                "",
                Map.of(
                        "pluginsDirectory", plugins.toString(),
                        "verticles", verticles(),
                        "pools", List.of(Map.of("name", "pool", "endpoints", endpoints, "picker", picker))),
                GatewayConfiguration.class)));
        until("the gateway is ready", () -> get("/health/ready").status() == 200);
        until("models are known", () -> get("/v1/models").body().contains("\"id\""));
    }

    /** Deploys a server; returns the endpoint that it is. */
    private Map<String, ?> deploy(SimulatorOptions options) {
        String name = "server-" + servers.size();
        SimulatedServerVerticle server = new SimulatedServerVerticle(options.withName(name));
        await(vertx.deployVerticle(server));
        servers.add(server);
        String role = options.role().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "address", "http://127.0.0.1:" + server.port(), "name", name, "labels", Map.of("llm-d.ai/role", role));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    static List<Object> verticles() {
        return List.of(
                Map.of("verticle", "ingress", "options", Map.of("listeners", List.of(Map.of("port", freePort())))),
                Map.of("verticle", "validation"),
                Map.of("verticle", "validation", "deployment", Map.of("threadingModel", "WORKER")),
                Map.of("verticle", "metrics"),
                Map.of("verticle", "scoring"),
                Map.of("verticle", "telemetry"),
                Map.of("verticle", "admin", "options", Map.of("port", 0)));
    }

    /** An answer, read to its end. */
    record Answer(int status, String body) {}

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return gateway.port("ingress");
    }

    int adminPort() {
        return gateway.port("admin");
    }

    Gateway gateway() {
        return gateway;
    }

    SimulatedServerVerticle server(int index) {
        return servers.get(index);
    }

    HttpClient client() {
        return client;
    }

    Vertx vertx() {
        return vertx;
    }

    Answer get(String path) {
        return await(send(HttpMethod.GET, port(), path, ""));
    }

    Answer admin(String path) {
        return await(send(HttpMethod.GET, adminPort(), path, ""));
    }

    Answer post(String path, String body) {
        return await(send(HttpMethod.POST, port(), path, body));
    }

    Future<Answer> send(HttpMethod method, int port, String path, String body) {
        return onLoop(() -> client.request(method, port, "127.0.0.1", path)
                .compose(request ->
                        request.putHeader("content-type", "application/json").send(Buffer.buffer(body)))
                .compose(head -> head.body().map(read -> new Answer(head.statusCode(), read.toString()))));
    }

    <T> Future<T> onLoop(java.util.function.Supplier<Future<T>> action) {
        return Future.future(promise -> vertx.runOnContext(go -> action.get().onComplete(promise)));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(String.valueOf(failed.getMessage()), failed);
        }
    }

    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Did not happen in time: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        await(gateway.close());
        await(vertx.close());
    }
}
