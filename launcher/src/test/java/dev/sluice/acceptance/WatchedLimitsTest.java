package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static dev.sluice.acceptance.RunningGateway.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.acceptance.RunningGateway.Answer;
import dev.sluice.config.Binder;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of documents that an API server keeps. */
class WatchedLimitsTest {
    private static final String POLICY = """
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: BackendTrafficPolicy
            metadata: { name: two, namespace: default }
            spec:
              targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: route }]
              rateLimit: { type: Global, global: { rules: [{ limit: { requests: 2, unit: Day } }] } }
            """;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final MockCluster cluster = new MockCluster();
    private final EchoPods pods = new EchoPods(vertx);
    private final int port = RunningGateway.freePort();
    private Gateway gateway;

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        if (gateway != null) {
            await(gateway.close());
        }
        await(vertx.close());
        cluster.close();
    }

    @Test
    void are_kept() {
        start(Map.of("verticle", "quota"));
        cluster.apply(POLICY);
        cluster.apply(EchoPods.route("route", "{ name: gw }", EchoPods.to("one")));
        until("a request is answered", () -> get(port, "/").status() == 200);
        until("one is too many", () -> get(port, "/").status() == 429);
    }

    @Test
    void without_somebody_who_keeps_them_are_told_of_and_let_nothing_in() {
        start();
        cluster.apply(POLICY);
        cluster.apply(EchoPods.route("route", "{ name: gw }", EchoPods.to("one")));
        until("requests are refused", () -> get(port, "/").status() == 503);
        assertThat(get(gateway.port("admin"), "/resources").body())
                .contains(
                        "wanted quota among the verticles, as it keeps limits such as BackendTrafficPolicy default/two");
    }

    @Test
    void of_backends_that_are_not_there_say_so_in_their_status() {
        start(Map.of("verticle", "quota"));
        cluster.apply("""
                apiVersion: aigateway.envoyproxy.io/v1alpha1
                kind: QuotaPolicy
                metadata: { name: quota, namespace: default }
                spec:
                  targetRefs: [{ group: aigateway.envoyproxy.io, kind: AIServiceBackend, name: gone }]
                  serviceQuota: { quota: { limit: 1, duration: 1d } }
                """);
        until(
                "its status says so",
                () -> cluster.hasCondition("QuotaPolicy", "quota", "NotAccepted=False/ReconciliationFailed"));
        assertThat(MockCluster.maps(cluster.status("QuotaPolicy", "quota").get("conditions"))
                        .get(0))
                .containsEntry("message", "there is no AIServiceBackend default/gone");
    }

    @SafeVarargs
    private void start(Map<String, Object>... others) {
        cluster.apply(EchoPods.gateway("gw", port));
        cluster.apply(EchoPods.pool("one", pods.start("one"), ""));
        List<Object> verticles = new ArrayList<>(List.of(others));
        verticles.add(Map.of("verticle", "ingress", "options", Map.of("listeners", List.of())));
        verticles.addAll(List.of(
                Map.of("verticle", "validation"),
                Map.of("verticle", "validation", "deployment", Map.of("threadingModel", "WORKER")),
                Map.of("verticle", "metrics"),
                Map.of("verticle", "scoring"),
                Map.of("verticle", "admin", "options", Map.of("port", 0)),
                Map.of(
                        "verticle",
                        "resources",
                        "options",
                        Map.of(
                                "kubernetes",
                                Map.of(
                                        "kubeconfig",
                                        cluster.kubeconfig(directory).toString()),
                                "interval",
                                "20ms"))));
        gateway = await(Gateway.start(Binder.bind(
                "", Map.of("pluginsDirectory", "no-plugins", "verticles", verticles), GatewayConfiguration.class)));
    }

    private Answer get(int at, String path) {
        return await(client.request(HttpMethod.GET, at, "127.0.0.1", path)
                .compose(request -> request.send())
                .compose(head -> head.body().map(read -> new Answer(head.statusCode(), read.toString())))
                .recover(refused -> Future.succeededFuture(new Answer(0, ""))));
    }
}
