package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Secret;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Credential;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.Mirror;
import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.Filters.UrlRewrite;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.Route;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteListener;
import dev.sluice.routing.RouteTable;
import dev.sluice.routing.RuleTimeouts;
import dev.sluice.routing.Upstream;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String BODY = "{\"model\":\"a\"}";

    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private Answer ask(String... headers) {
        return ingress.routed(HttpMethod.POST, CHAT, BODY, headers);
    }

    private static Backend.Provider provider(ScriptedEndpoint server, Ejection ejection, Optional<Credential> key) {
        return provider(server.endpoint().address(), ejection, key);
    }

    private static Backend.Provider provider(URI address, Ejection ejection, Optional<Credential> key) {
        return new Backend.Provider(
                "default/" + address.getPort(), List.of(address), Upstream.PLAIN, Optional.empty(), key, ejection);
    }

    private static Filters rewriting(String path) {
        UrlRewrite rewrite =
                new UrlRewrite(Optional.empty(), Optional.of(new PathRewrite(PathRewrite.Kind.PREFIX, path)));
        return new Filters(HeaderChange.NONE, HeaderChange.NONE, Optional.empty(), Optional.of(rewrite), List.of());
    }

    private static BackendRef filtered(Backend backend, Filters filters, int weight) {
        return new BackendRef(backend, weight, 0, Optional.empty(), filters, BodyChange.NONE);
    }

    @Test
    void lets_one_request_through_to_an_ejected_provider_and_comes_back_when_it_succeeds() {
        AtomicReference<NetSocket> probe = new AtomicReference<>();
        ScriptedEndpoint first = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {
            if (n == 1) {
                probe.set(socket);
            } else {
                socket.write(n == 0 ? refusal(503, "") : json("first"));
            }
        });
        Ejection ejection = new Ejection(1, Duration.ofMillis(50), Duration.ofSeconds(60));
        ingress.route(Rules.model(
                "a",
                Rules.to(provider(first, ejection, Optional.empty()), 0),
                Rules.to(Rules.provider("default/second", ingress.answering("second")), 1)));
        assertThat(ask().body()).isEqualTo("second");
        Future<Answer> probing = untilOneGoesTo(first);
        for (int i = 0; i < 5; i++) {
            assertThat(ask().body()).isEqualTo("second");
        }
        assertThat(first.requests()).hasSize(2);
        probe.get().write(json("first"));
        assertThat(Await.on(probing).body()).isEqualTo("first");
        assertThat(ask().body()).isEqualTo("first");
    }

    /** Asks one after the other until the provider has a second request, which it does not answer. */
    private Future<Answer> untilOneGoesTo(ScriptedEndpoint provider) {
        while (true) {
            Future<Answer> asked = ingress.routedLater(HttpMethod.POST, CHAT, BODY);
            Await.until(
                    "answered or sent there",
                    () -> asked.isComplete() || provider.requests().size() == 2);
            if (provider.requests().size() == 2) {
                return asked;
            }
        }
    }

    @Test
    void uses_an_ejected_provider_where_there_is_no_other() {
        ScriptedEndpoint only = new ScriptedEndpoint(
                ingress.vertx, (n, socket) -> socket.write(n == 0 ? refusal(429, "retry-after: 60\r\n") : json("{}")));
        ingress.route(Rules.model("a", Rules.to(Rules.provider("default/only", only))));
        assertThat(ask().status()).isEqualTo(429);
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void heeds_a_pause_asked_for_in_an_answer_that_goes_to_the_client() {
        ScriptedEndpoint resting =
                new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(refusal(429, "retry-after: 60\r\n")));
        RetryPolicy never =
                new RetryPolicy(0, 0, Set.of(500), Set.of(), Optional.empty(), Duration.ZERO, Duration.ZERO);
        ingress.route(Rules.with(
                Rules.model(
                        "a",
                        Rules.to(Rules.provider("default/one", resting), 0),
                        Rules.to(Rules.provider("default/two", ingress.answering("{}")), 1)),
                never));
        assertThat(ask().status()).isEqualTo(429);
        assertThat(ask().status()).isEqualTo(200);
        assertThat(resting.requests()).hasSize(1);
    }

    @Test
    void overflows_from_a_provider_that_cannot_be_reached() {
        URI nobody = URI.create("http://127.0.0.1:" + IngressFixture.freePort());
        ingress.route(Rules.model(
                "a",
                Rules.to(provider(nobody, Ejection.DEFAULT, Optional.empty()), 0),
                Rules.to(Rules.provider("default/two", ingress.answering("{}")), 1)));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ingress.onlyCompleted().attempts()).isEqualTo(2);
    }

    @Test
    void gives_up_an_attempt_in_time_that_waits_for_a_connection() {
        ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        URI secure =
                URI.create("https://127.0.0.1:" + silent.endpoint().address().getPort());
        RuleTimeouts timeouts = new RuleTimeouts(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(1)));
        ingress.route(Rules.with(
                Rules.model(
                        "a",
                        Rules.to(provider(secure, Ejection.DEFAULT, Optional.empty()), 0),
                        Rules.to(Rules.provider("default/two", ingress.answering("{}")), 1)),
                timeouts));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(silent.closedConnections()).isZero();
    }

    @Test
    void fails_the_share_of_a_plain_routes_backend_that_is_not_there() {
        ScriptedEndpoint server = ingress.answering("{}");
        ingress.route(Rules.prefix(
                "/",
                filtered(new Backend.Unresolved("default/gone", "there is no such Service"), Filters.NONE, 1),
                filtered(Rules.provider("default/one", server), Filters.NONE, 1)));
        int failed = 0;
        for (int i = 0; i < 64; i++) {
            failed += ingress.routed(HttpMethod.GET, "/x", "").status() == 500 ? 1 : 0;
        }
        assertThat(failed).isBetween(5, 59);
        assertThat(server.requests()).hasSize(64 - failed);
    }

    @Test
    void mirrors_only_what_goes_to_the_backend_that_is_mirrored() {
        ScriptedEndpoint mirrored = ingress.answering("{}");
        ScriptedEndpoint copy = ingress.answering("{}");
        ScriptedEndpoint unasked = ingress.answering("{}");
        ingress.route(Rules.prefix(
                "/",
                filtered(Rules.provider("default/one", mirrored), mirroring(copy), 1),
                filtered(Rules.provider("default/two", ingress.answering("{}")), mirroring(unasked), 0)));
        ingress.routed(HttpMethod.POST, "/x", "body");
        Await.until("the copy arrives", () -> copy.requests().size() == 1);
        assertThat(copy.requests().get(0)).startsWith("POST /x").endsWith("body");
        assertThat(unasked.requests()).isEmpty();
    }

    private static Filters mirroring(ScriptedEndpoint to) {
        return new Filters(
                HeaderChange.NONE,
                HeaderChange.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(new Mirror(Rules.provider("default/mirror", to), 1)));
    }

    @Test
    void rewrites_as_the_backend_says_in_place_of_the_rule() {
        ScriptedEndpoint server = ingress.answering("{}");
        ingress.route(Rules.with(
                Rules.prefix("/out", filtered(Rules.provider("default/one", server), rewriting("/backend"), 1)),
                rewriting("/rule")));
        ingress.routed(HttpMethod.GET, "/out/a", "");
        assertThat(server.requests().get(0)).startsWith("GET /backend/a HTTP/1.1");
    }

    @Test
    void tells_no_backend_of_the_key_a_client_brought_for_another() {
        ScriptedEndpoint other = ingress.answering("{}");
        Credential own =
                new Credential("Authorization", "Bearer ", Optional.of(new Secret("sk")), Optional.of("x-my-key"));
        ScriptedEndpoint keyed = new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(refusal(503, "")));
        ingress.route(Rules.model(
                "a",
                Rules.to(provider(keyed, Ejection.DEFAULT, Optional.of(own)), 0),
                Rules.to(Rules.provider("default/other", other), 1)));
        assertThat(ask("x-my-key", "secret").status()).isEqualTo(200);
        assertThat(keyed.requests().get(0)).contains("Bearer secret");
        assertThat(other.requests().get(0)).doesNotContain("secret");
    }

    @Test
    void changes_the_headers_of_a_refusal_that_goes_to_the_client() {
        ScriptedEndpoint server =
                new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(refusal(503, "x-engine: 7\r\n")));
        HeaderChange change =
                new HeaderChange(List.of(new HeaderChange.Header("x-by", "us")), List.of(), List.of("x-engine"));
        ingress.route(Rules.with(
                Rules.model("a", Rules.to(Rules.provider("default/one", server))),
                new Filters(HeaderChange.NONE, change, Optional.empty(), Optional.empty(), List.of())));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.head().getHeader("x-by")).isEqualTo("us");
        assertThat(answer.head().getHeader("x-engine")).isNull();
    }

    @Test
    void lists_the_models_of_the_host_that_is_asked() {
        Backend backend = Rules.provider("default/one", ingress.answering("{}"));
        RouteTable table = RouteTable.of(List.of(new RouteListener(
                "default/gateway/http",
                ingress.routedPort,
                "",
                Optional.empty(),
                List.of(route("one.example.com", "a", backend), route("two.example.com", "b", backend)))));
        ingress.route(table);
        assertThat(models("one.example.com")).containsExactly("a");
        assertThat(models("TWO.example.com:80")).containsExactly("b");
    }

    private static Route route(String host, String model, Backend backend) {
        return new Route(
                new RouteId("AIGatewayRoute", "default", model),
                Instant.EPOCH,
                List.of(host),
                List.of(Rules.model(model, Rules.to(backend))));
    }

    private List<String> models(String host) {
        Answer answer = ingress.routed(HttpMethod.GET, "/v1/models", "", "host", host);
        return new JsonObject(answer.body())
                .getJsonArray("data").stream()
                        .map(model -> ((JsonObject) model).getString("id"))
                        .toList();
    }
}
