package dev.sluice.launcher.demo;

import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The gateway of the demo: one pool, everything on loopback. */
public final class DemoConfiguration {
    /** The pool's name. */
    public static final String POOL = "demo";
    /** The model that the simulated servers serve. */
    public static final String MODEL = "demo-model";

    private DemoConfiguration() {}

    /** A gateway before some servers. */
    public static GatewayConfiguration of(List<URI> servers, int port, int adminPort) {
        List<Map<String, ?>> endpoints = new ArrayList<>();
        for (URI server : servers) {
            endpoints.add(Map.of("address", server.toString(), "name", "server-" + (endpoints.size() + 1)));
        }
        Map<String, ?> pool = Map.of("name", POOL, "models", List.of(MODEL), "endpoints", endpoints);
        List<Map<String, ?>> verticles = List.of(
                Map.of("verticle", "ingress", "options", Map.of("listeners", List.of(Map.of("port", port)))),
                Map.of("verticle", "admin", "options", Map.of("port", adminPort)),
                Map.of("verticle", "validation"),
                Map.of("verticle", "validation", "deployment", Map.of("threadingModel", "worker", "instances", 1)),
                Map.of("verticle", "metrics"),
                Map.of("verticle", "scoring"),
                Map.of("verticle", "telemetry"));
        return Binder.bind(
                "",
                Map.of("pools", List.of(pool), "verticles", verticles, "drain", Map.of("drainTimeout", "1s")),
                GatewayConfiguration.class);
    }
}
