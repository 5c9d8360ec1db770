package dev.sluice.launcher.demo;

import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolQuestion;
import dev.sluice.simulator.SimulatedServerVerticle;
import dev.sluice.simulator.SimulatorOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The gateway before simulated servers, all in this process. */
public final class Demo {
    private static final int MOST_SERVERS = 256;
    private static final int WIDTH = 160;

    private final Gateway gateway;
    private final List<URI> servers;

    private Demo(Gateway gateway, List<URI> servers) {
        this.gateway = gateway;
        this.servers = servers;
    }

    /** Starts the servers on free ports, and the gateway on these. */
    public static Future<Demo> start(int count, int port, int adminPort) {
        if (count < 1 || count > MOST_SERVERS) {
            return Future.failedFuture(new ConfigurationException(
                    "--servers", "wanted 1 to " + MOST_SERVERS + " simulated servers, found " + count));
        }
        Vertx vertx = Vertx.vertx();
        List<SimulatedServerVerticle> simulated = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new SimulatedServerVerticle(
                        SimulatorOptions.defaults().withName("server-" + number).withModels(DemoConfiguration.MODEL)))
                .toList();
        return Future.all(simulated.stream().map(vertx::deployVerticle).toList())
                .map(deployed -> simulated.stream().map(Demo::address).toList())
                .compose(addresses -> Gateway.start(DemoConfiguration.of(addresses, port, adminPort))
                        .map(gateway -> new Demo(gateway, addresses)))
                .onSuccess(demo -> demo.gateway().closed().onComplete(closed -> vertx.close()))
                .onFailure(failure -> vertx.close());
    }

    private static URI address(SimulatedServerVerticle server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The gateway that runs. */
    public Gateway gateway() {
        return gateway;
    }

    @SuppressWarnings("SystemConsoleNull") // The property jdk.console, set in Main, keeps it so on newer JDKs.
    private static boolean isOnTerminal() {
        return System.console() != null;
    }

    /** Says where everything is and what to try, then keeps telling how the pool stands. */
    public void show(PrintWriter out) {
        int port = gateway.port("ingress");
        int adminPort = gateway.port("admin");
        out.println("Gateway            http://127.0.0.1:" + port);
        out.println("Admin and metrics  http://127.0.0.1:" + adminPort + "/metrics");
        servers.forEach(server -> out.println("Simulated server   " + server));
        out.println();
        out.println(curl(port));
        out.println();
        out.flush();
        LiveLine line = new LiveLine(out, isOnTerminal(), WIDTH);
        gateway.vertx().setPeriodic(line.interval().toMillis(), tick -> gateway.bus()
                .ask(Addresses.view(DemoConfiguration.POOL), new PoolQuestion())
                .onSuccess(view -> line.show(PoolLine.of(view))));
        gateway.closed().onComplete(closed -> line.end());
    }

    private static String curl(int port) {
        return "curl -N http://127.0.0.1:" + port + "/v1/chat/completions -H 'Content-Type: application/json' -d '"
                + "{\"model\":\"" + DemoConfiguration.MODEL
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Tell me about sluices.\"}],\"stream\":true}'";
    }
}
