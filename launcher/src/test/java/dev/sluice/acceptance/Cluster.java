package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;

import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gateways of one cluster before the same model servers. */
final class Cluster implements AutoCloseable {
    static final String MODEL = "sim";

    private final Vertx vertx = Vertx.vertx();
    private final LoopbackNetwork network;
    private final List<Object> endpoints = new ArrayList<>();
    private final List<Optional<Gateway>> gateways = new ArrayList<>();
    private final TestClient client = new TestClient(vertx);

    Cluster(Path directory, int gateways, int servers, SimulatorOptions options) {
        this.network = new LoopbackNetwork(directory, gateways);
        for (int index = 0; index < servers; index++) {
            SimulatedServerVerticle server = new SimulatedServerVerticle(options.withName("server-" + index));
            await(vertx.deployVerticle(server));
            endpoints.add(Map.of("address", "http://127.0.0.1:" + server.port(), "name", "server-" + index));
        }
        for (int index = 0; index < gateways; index++) {
            this.gateways.add(Optional.empty());
        }
    }

    /** Model servers that run already, by their addresses. */
    Cluster(Path directory, int gateways, List<String> addresses) {
        this(directory, gateways, 0, SimulatorOptions.defaults());
        addresses.forEach(address -> endpoints.add(Map.of("address", address)));
    }

    /** Starts a gateway and waits until it is ready. */
    void start(int gateway) {
        Gateway started = await(Gateway.start(Binder.bind(
                "",
                Map.of(
                        "pluginsDirectory", "no-plugins",
                        "verticles", verticles(network.file(gateway)),
                        "pools", List.of(Map.of("name", "pool", "endpoints", endpoints))),
                GatewayConfiguration.class)));
        gateways.set(gateway, Optional.of(started));
        until("the gateway is ready", () -> isReady(gateway));
    }

    void stop(int gateway) {
        Gateway stopped = gateways.get(gateway).orElseThrow();
        gateways.set(gateway, Optional.empty());
        await(stopped.close());
    }

    LoopbackNetwork network() {
        return network;
    }

    Vertx vertx() {
        return vertx;
    }

    int port(int gateway) {
        return gateways.get(gateway).orElseThrow().port("ingress");
    }

    String url(int gateway) {
        return "http://127.0.0.1:" + port(gateway);
    }

    String adminUrl(int gateway) {
        return "http://127.0.0.1:" + adminPort(gateway);
    }

    boolean isReady(int gateway) {
        return client.get(adminUrl(gateway) + "/health/ready").status() == 200;
    }

    /** How many gateways one of them sees, itself included. */
    int seen(int gateway) {
        return new JsonObject(client.get(adminUrl(gateway) + "/cluster").text())
                .getJsonArray("gateways")
                .size();
    }

    @Override
    public void close() {
        gateways.forEach(gateway -> gateway.ifPresent(running -> await(running.close())));
        await(vertx.close());
        network.close();
    }

    private int adminPort(int gateway) {
        return gateways.get(gateway).orElseThrow().port("admin");
    }

    private static List<Object> verticles(Path hazelcast) {
        List<Object> verticles = new ArrayList<>(RunningGateway.verticles());
        verticles.add(Map.of("verticle", "cluster", "options", Map.of("hazelcast", hazelcast.toString())));
        return verticles;
    }
}
