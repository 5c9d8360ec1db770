package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;

/** Servers that tell who they are and how they were asked. */
final class EchoPods {
    private final Vertx vertx;

    EchoPods(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts a server; returns its port. */
    int start(String pool) {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(new JsonObject()
                                .put("pool", pool)
                                .put("version", request.version().name())
                                .put("path", request.path())
                                .toBuffer()))
                .listen(0, "127.0.0.1"));
        return server.actualPort();
    }

    /** An InferencePool of one pod that listens on a port. */
    static String pool(String name, int port, String more) {
        return """
                apiVersion: inference.networking.k8s.io/v1
                kind: InferencePool
                metadata: { name: %1$s, namespace: default }
                spec: { selector: { matchLabels: { app: %1$s } }, targetPorts: [{ number: %2$d }]%3$s }
                ---
                apiVersion: v1
                kind: Pod
                metadata: { name: %1$s-0, namespace: default, labels: { app: %1$s } }
                status: { podIP: 127.0.0.1, conditions: [{ type: Ready, status: "True" }] }
                """.formatted(name, port, more);
    }

    static String gateway(String name, int port) {
        return """
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: { name: %s, namespace: default }
                spec: { gatewayClassName: sluice, listeners: [{ name: http, protocol: HTTP, port: %d }] }
                """.formatted(name, port);
    }

    /** An HTTPRoute of some Gateways with these rules. */
    static String route(String name, String gateways, String rules) {
        return """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: { name: %s, namespace: default }
                spec: { parentRefs: [%s], rules: [%s] }
                """.formatted(name, gateways, rules);
    }

    /** A rule that leads everything to a pool. */
    static String to(String pool) {
        return "{ backendRefs: [" + ref(pool, "") + "] }";
    }

    static String ref(String pool, String more) {
        return "{ group: inference.networking.k8s.io, kind: InferencePool, name: " + pool + more + " }";
    }
}
