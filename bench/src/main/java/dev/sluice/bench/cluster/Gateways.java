package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Folder;
import dev.sluice.bench.endtoend.ServerProcess;
import dev.sluice.bench.endtoend.UnmetNeedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Starts gateways before the same model servers. */
public final class Gateways {
    /** So long that a plugin is not passed over where the machine is busy: what it does is what is measured. */
    private static final String PLUGIN_BUDGET = "10s";

    private final GatewayProgram program;
    private final Folder folder;
    private final List<Integer> servers;
    private final int eventLoops;
    private final List<JsonObject> more;
    private int started;

    Gateways(GatewayProgram program, Folder folder, ModelServers servers) {
        this(program, folder, servers.ports(), 1, List.of());
    }

    /**
     * Gateways of this configuration.
     *
     * @param servers ports of model servers on loopback
     * @param eventLoops of each
     * @param more verticles beside those of every gateway, as configured
     */
    public Gateways(
            GatewayProgram program, Folder folder, List<Integer> servers, int eventLoops, List<JsonObject> more) {
        if (!Files.isReadable(program.jar())) {
            throw new UnmetNeedException(
                    program.jar() + " is not there: build it by `mvn -q -DskipTests package`, or name it by --sluice.");
        }
        this.program = program;
        this.folder = folder;
        this.servers = List.copyOf(servers);
        this.eventLoops = eventLoops;
        this.more = List.copyOf(more);
    }

    Folder folder() {
        return folder;
    }

    /** Starts one that belongs to no cluster. */
    public Gateway alone() throws IOException, InterruptedException {
        return start(List.of());
    }

    /** Starts one that is a member, and waits until it sees so many, itself included. */
    public Gateway member(Members members, int number, int seen) throws IOException, InterruptedException {
        Path hazelcast = members.file(number, folder);
        Gateway gateway = start(List.of("--cluster", hazelcast.toString()));
        Waiting.until("gateway " + number + " sees " + seen, () -> gateway.seen() == seen);
        return gateway;
    }

    private Gateway start(List<String> options) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(2);
        String name = "gateway-" + started++;
        Path file = folder.write(
                name + ".json", configuration(ports.get(0), ports.get(1)).encodePrettily());
        List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
        arguments.addAll(options);
        ServerProcess process = ServerProcess.start(name, program.command(arguments), ports.get(0), folder);
        return new Gateway(process, ports.get(0), ports.get(1));
    }

    private JsonObject configuration(int port, int adminPort) {
        JsonArray endpoints = new JsonArray();
        IntStream.range(0, servers.size())
                .mapToObj(server -> new JsonObject()
                        .put("name", "server-" + server)
                        .put("address", "http://127.0.0.1:" + servers.get(server)))
                .forEach(endpoints::add);
        return new JsonObject()
                .put("eventLoops", eventLoops)
                .put("verticles", verticles(port, adminPort))
                .put("pools", new JsonArray().add(Map.of("name", "mock", "endpoints", endpoints)));
    }

    private JsonArray verticles(int port, int adminPort) {
        JsonArray verticles = new JsonArray()
                .add(Map.of("verticle", "ingress", "options", Map.of("listeners", List.of(listener(port)))))
                .add(Map.of("verticle", "validation"))
                .add(Map.of("verticle", "validation", "deployment", Map.of("threadingModel", "worker", "instances", 1)))
                .add(Map.of("verticle", "metrics"))
                .add(Map.of("verticle", "scoring", "options", Map.of("pluginBudget", PLUGIN_BUDGET)))
                .add(Map.of("verticle", "telemetry"))
                .add(Map.of("verticle", "admin", "options", listener(adminPort)));
        more.forEach(verticles::add);
        return verticles;
    }

    private static Map<String, Object> listener(int port) {
        return Map.of("host", "127.0.0.1", "port", port);
    }
}
