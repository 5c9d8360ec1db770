package dev.sluice.launcher.demo;

import dev.sluice.config.ConfigurationException;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulated servers of the demo's model on free ports.
 *
 * @param vertx what they run on, apart from the gateway's
 */
public record SimulatedServers(Vertx vertx, List<URI> addresses) {
    private static final int MOST = 256;

    public SimulatedServers {
        addresses = List.copyOf(addresses);
    }

    /** Starts some. */
    public static Future<SimulatedServers> start(int count) {
        if (count < 1 || count > MOST) {
            return Future.failedFuture(new ConfigurationException(
                    "--servers", "wanted 1 to " + MOST + " simulated servers, found " + count));
        }
        Vertx vertx = Vertx.vertx();
        List<SimulatedServerVerticle> servers = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new SimulatedServerVerticle(
                        SimulatorOptions.defaults().withName("server-" + number).withModels(DemoConfiguration.MODEL)))
                .toList();
        return Future.all(servers.stream().map(vertx::deployVerticle).toList())
                .map(deployed -> new SimulatedServers(
                        vertx, servers.stream().map(SimulatedServers::address).toList()));
    }

    /** Ends them. */
    public Future<Void> close() {
        return vertx.close();
    }

    private static URI address(SimulatedServerVerticle server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }
}
