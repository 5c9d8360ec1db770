package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.freePort;

import dev.sluice.launcher.command.RunningCommand;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gateways of one cluster, each in a process of its own, at the same ports whenever it is started. Each has a loopback
 * address of its own, where no connection of others takes its ports while it is away.
 */
final class GatewayProcesses implements AutoCloseable {
    /** Where one of them listens. */
    private record Ports(int ingress, int admin, int member) {
        static Ports free() {
            return new Ports(freePort(), freePort(), freePort());
        }
    }

    /** The last number of the first one's address. */
    private static final int FIRST = 31;

    private final String name = "test-" + UUID.randomUUID();
    private final Path directory;
    private final JsonArray pools;
    private final List<JsonObject> more;
    private final List<Ports> ports;
    private final RunningCommand[] running;

    /**
     * Starts none yet.
     *
     * @param pools what they serve, as in a configuration
     */
    GatewayProcesses(Path directory, int gateways, JsonArray pools) {
        this(directory, gateways, pools, List.of());
    }

    /**
     * Starts none yet.
     *
     * @param pools what they serve, as in a configuration
     * @param more verticles beside those of every gateway, as in a configuration
     */
    GatewayProcesses(Path directory, int gateways, JsonArray pools, List<JsonObject> more) {
        this.directory = directory;
        this.pools = pools;
        this.more = List.copyOf(more);
        this.ports = Stream.generate(Ports::free).limit(gateways).toList();
        this.running = new RunningCommand[gateways];
    }

    void start(int gateway) {
        try {
            running[gateway] = new RunningCommand(
                    "run",
                    written("gateway-" + gateway + ".json", configuration(gateway)),
                    "--cluster",
                    written("member-" + gateway + ".yaml", member(gateway)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills one as {@code kill -9} does, and waits until its process is gone. */
    void kill(int gateway) {
        running[gateway].kill();
    }

    /** Whether it runs; what it said last is the failure where it ended by itself. */
    boolean isRunning(int gateway) {
        if (!running[gateway].isRunning()) {
            throw new AssertionError("Gateway " + gateway + " ended: " + running[gateway].lines());
        }
        return true;
    }

    /** Where clients send requests. */
    String url(int gateway) {
        return "http://" + host(gateway) + ":" + ports.get(gateway).ingress();
    }

    String adminUrl(int gateway) {
        return "http://" + host(gateway) + ":" + ports.get(gateway).admin();
    }

    private static String host(int gateway) {
        return "127.0.0." + (FIRST + gateway);
    }

    @Override
    public void close() {
        Stream.of(running).filter(process -> process != null).forEach(RunningCommand::close);
    }

    private String written(String file, String text) throws IOException {
        return Files.writeString(directory.resolve(file), text).toString();
    }

    /** On a busy machine each sample counts as fresh and no plugin as slow. */
    private String configuration(int gateway) {
        List<JsonObject> verticles = new ArrayList<>();
        Map<String, Object> listener =
                Map.of("host", host(gateway), "port", ports.get(gateway).ingress());
        verticles.add(verticle("ingress", new JsonObject().put("listeners", new JsonArray(List.of(listener)))));
        verticles.add(verticle(
                "admin",
                new JsonObject()
                        .put("host", host(gateway))
                        .put("port", ports.get(gateway).admin())));
        verticles.add(
                verticle("scoring", new JsonObject().put("staleAfter", "60s").put("pluginBudget", "60s")));
        Stream.of("validation", "metrics", "telemetry").forEach(one -> verticles.add(verticle(one, new JsonObject())));
        verticles.add(verticle("validation", new JsonObject())
                .put("deployment", new JsonObject().put("threadingModel", "worker")));
        verticles.addAll(more);
        return new JsonObject()
                .put("pools", pools)
                .put("verticles", new JsonArray(verticles))
                .encode();
    }

    private static JsonObject verticle(String name, JsonObject options) {
        return new JsonObject().put("verticle", name).put("options", options);
    }

    private String member(int gateway) {
        String members = IntStream.range(0, ports.size())
                .mapToObj(one -> host(one) + ":" + ports.get(one).member())
                .collect(Collectors.joining(", "));
        return """
                hazelcast:
                  cluster-name: %s
                  properties: {hazelcast.local.localAddress: %s}
                  network:
                    port: {port: %d, auto-increment: false}
                    interfaces: {enabled: true, interfaces: [%s]}
                    join:
                      auto-detection: {enabled: false}
                      multicast: {enabled: false}
                      tcp-ip: {enabled: true, member-list: [%s]}
                """.formatted(name, host(gateway), ports.get(gateway).member(), host(gateway), members);
    }
}
