package dev.sluice.acceptance;

import static dev.sluice.acceptance.EchoPods.gateway;
import static dev.sluice.acceptance.EchoPods.pool;
import static dev.sluice.acceptance.EchoPods.ref;
import static dev.sluice.acceptance.EchoPods.route;
import static dev.sluice.acceptance.EchoPods.to;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the conformance tests of the inference extension ask of a gateway, where no endpoint picker outside is needed. */
class ConformanceTest {
    private static final String ACCEPTED = "Accepted=True/Accepted";
    private static final String RESOLVED = "ResolvedRefs=True/ResolvedRefs";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final MockCluster cluster = new MockCluster();
    private final EchoPods pods = new EchoPods(vertx);
    private final int port = RunningGateway.freePort();
    private final int other = RunningGateway.freePort();
    private Gateway gateway;

    @BeforeEach
    void run(@TempDir Path directory) {
        cluster.apply(gateway("primary", port));
        cluster.apply(gateway("secondary", other));
        gateway = await(Gateway.start(Binder.bind(
                "",
                Map.of("pluginsDirectory", "no-plugins", "verticles", verticles(cluster.kubeconfig(directory))),
                GatewayConfiguration.class)));
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            await(gateway.close());
        }
        await(vertx.close());
        cluster.close();
    }

    @Test
    void inference_pool_accepted() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(route("route", "{ name: primary }", to("one")));
        until("the pool is accepted", () -> cluster.hasParent("InferencePool", "one", "primary", ACCEPTED));
        until(
                "the Gateway is programmed",
                () -> cluster.hasCondition("Gateway", "primary", "Programmed=True/Programmed"));
    }

    @Test
    void inference_pool_resolved_refs_condition() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(route("first", "{ name: primary }", to("one")));
        cluster.apply(route("second", "{ name: secondary }", to("one")));
        until(
                "both Gateways are told",
                () -> cluster.hasParent("InferencePool", "one", "primary", RESOLVED)
                        && cluster.hasParent("InferencePool", "one", "secondary", RESOLVED)
                        && cluster.hasParent("InferencePool", "one", "secondary", ACCEPTED));
        until(
                "both answer",
                () -> get(port, "/").status() == 200 && get(other, "/").status() == 200);
        cluster.delete("HTTPRoute", "first");
        until(
                "the entry is gone",
                () -> MockCluster.maps(cluster.status("InferencePool", "one").get("parents"))
                                .size()
                        == 1);
        until("the route is gone", () -> get(port, "/").status() == 404);
        assertThat(get(other, "/").status()).isEqualTo(200);
        cluster.delete("HTTPRoute", "second");
        until("no entry is left", () -> MockCluster.maps(
                        cluster.status("InferencePool", "one").get("parents"))
                .isEmpty());
    }

    @Test
    void inference_pool_invalid_epp_service() {
        cluster.apply(pool("one", pods.start("one"), ", endpointPickerRef: { name: none, port: { number: 9002 } }"));
        cluster.apply(route("route", "{ name: primary }", to("one")));
        until("the route is accepted", () -> cluster.hasParent("HTTPRoute", "route", "primary", ACCEPTED));
        until(
                "its reference is not resolved",
                () -> cluster.hasParent("HTTPRoute", "route", "primary", "ResolvedRefs=False/BackendNotFound"));
        until("requests fail", () -> get(port, "/").status() >= 500);
    }

    @Test
    void inference_pool_missing_epp_ref() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(route("route", "{ name: primary }", to("one")));
        until(
                "both are accepted",
                () -> cluster.hasParent("HTTPRoute", "route", "primary", ACCEPTED)
                        && cluster.hasParent("InferencePool", "one", "primary", ACCEPTED));
        until("requests are answered", () -> get(port, "/").status() == 200);
    }

    @Test
    void http_route_invalid_inference_pool_ref() {
        cluster.apply(route("route", "{ name: primary }", to("none")));
        until("the route is accepted", () -> cluster.hasParent("HTTPRoute", "route", "primary", ACCEPTED));
        until(
                "its reference is not resolved",
                () -> cluster.hasParent("HTTPRoute", "route", "primary", "ResolvedRefs=False/BackendNotFound"));
        until("requests fail", () -> get(port, "/").status() == 500);
    }

    @Test
    void http_route_multiple_gateways_different_pools() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(pool("two", pods.start("two"), ""));
        cluster.apply(route("first", "{ name: primary }", to("one")));
        cluster.apply(route("second", "{ name: secondary }", to("two")));
        until(
                "each Gateway reaches its own",
                () -> get(port, "/").body().contains("\"one\"")
                        && get(other, "/").body().contains("\"two\""));
    }

    @Test
    void http_route_multiple_rules_different_pools() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(pool("two", pods.start("two"), ""));
        cluster.apply(route(
                "route",
                "{ name: primary }",
                "{ matches: [{ path: { value: /primary } }], backendRefs: [" + ref("one", "") + "] },"
                        + "{ matches: [{ path: { value: /secondary } }], backendRefs: [" + ref("two", "") + "] }"));
        until(
                "each path reaches its own",
                () -> get(port, "/primary/a").body().contains("\"one\"")
                        && get(port, "/secondary").body().contains("\"two\""));
        assertThat(get(port, "/elsewhere").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"''", "', port: 8000'", "', port: 9'"})
    void inference_pool_http_route_port_validation(String more) {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(route("route", "{ name: primary }", "{ backendRefs: [" + ref("one", more) + "] }"));
        until("the route is accepted", () -> cluster.hasParent("HTTPRoute", "route", "primary", RESOLVED));
        until("requests are answered", () -> get(port, "/").status() == 200);
    }

    @ParameterizedTest
    @CsvSource({"'', HTTP_1_1", "', appProtocol: http', HTTP_1_1", "', appProtocol: kubernetes.io/h2c', HTTP_2"})
    void inference_pool_app_protocol(String more, String version) {
        cluster.apply(pool("one", pods.start("one"), more));
        cluster.apply(route("route", "{ name: primary }", to("one")));
        until("requests are answered", () -> get(port, "/").status() == 200);
        assertThat(get(port, "/").body()).contains(version);
    }

    @Test
    void gateway_weighted_across_two_inference_pools() {
        cluster.apply(pool("one", pods.start("one"), ""));
        cluster.apply(pool("two", pods.start("two"), ""));
        cluster.apply(route(
                "route",
                "{ name: primary }",
                "{ backendRefs: [" + ref("one", ", weight: 70") + "," + ref("two", ", weight: 30") + "] }"));
        until("requests are answered", () -> get(port, "/").status() == 200);
        int first = 0;
        for (int i = 0; i < 200; i++) {
            first += get(port, "/").body().contains("\"one\"") ? 1 : 0;
        }
        // 4.5 standard deviations of 200 draws of 0.7.
        assertThat(first / 200.0).isBetween(0.7 - 0.146, 0.7 + 0.146);
    }

    @Test
    void epp_unavailable_fail_open() {
        cluster.apply(pool(
                "one",
                pods.start("one"),
                ", endpointPickerRef: { name: none, port: { number: 9002 }, failureMode: FailOpen }"));
        cluster.apply(route("route", "{ name: primary }", to("one")));
        until("requests are answered", () -> get(port, "/").status() == 200);
        until("the route is accepted", () -> cluster.hasParent("HTTPRoute", "route", "primary", ACCEPTED));
    }

    private Answer get(int at, String path) {
        return await(Future.<Answer>future(answered -> vertx.runOnContext(go -> client.request(
                                HttpMethod.GET, at, "127.0.0.1", path)
                        .compose(request -> request.send())
                        .compose(head -> head.body().map(body -> new Answer(head.statusCode(), body.toString())))
                        .onComplete(answered)))
                .otherwise(notYet -> new Answer(0, "")));
    }

    private static List<Object> verticles(Path kubeconfig) {
        return List.of(
                Map.of("verticle", "ingress", "options", Map.of("listeners", List.of())),
                Map.of("verticle", "validation"),
                Map.of("verticle", "validation", "deployment", Map.of("threadingModel", "WORKER")),
                Map.of("verticle", "metrics"),
                Map.of("verticle", "scoring"),
                Map.of("verticle", "telemetry"),
                Map.of(
                        "verticle",
                        "resources",
                        "options",
                        Map.of("kubernetes", Map.of("kubeconfig", kubeconfig.toString()), "interval", "20ms")));
    }
}
