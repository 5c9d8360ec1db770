package dev.sluice.launcher.demo;

import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.message.Addresses;
import dev.sluice.message.PoolQuestion;
import io.vertx.core.Future;
import java.io.PrintWriter;

/** The gateway before simulated servers, all in this process. */
public final class Demo {
    private static final int WIDTH = 160;

    private final Gateway gateway;
    private final SimulatedServers servers;

    private Demo(Gateway gateway, SimulatedServers servers) {
        this.gateway = gateway;
        this.servers = servers;
    }

    /** Starts the gateway on these ports; the servers end with it. */
    public static Future<Demo> start(SimulatedServers servers, int port, int adminPort) {
        return Gateway.start(DemoConfiguration.of(servers.addresses(), port, adminPort))
                .onSuccess(gateway -> gateway.closed().onComplete(closed -> servers.close()))
                .onFailure(failure -> servers.close())
                .map(gateway -> new Demo(gateway, servers));
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
        servers.addresses().forEach(server -> out.println("Simulated server   " + server));
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
