package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.json;
import static dev.sluice.ingress.ScriptedEndpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Secret;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.message.Completed;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Credential;
import dev.sluice.routing.Ejection;
import dev.sluice.routing.Filters;
import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.Mirror;
import dev.sluice.routing.Filters.PathRewrite;
import dev.sluice.routing.Filters.Redirect;
import dev.sluice.routing.Filters.UrlRewrite;
import dev.sluice.routing.ModelRewrite;
import dev.sluice.routing.Protocol;
import dev.sluice.routing.RetryPolicy;
import dev.sluice.routing.RetryPolicy.Trigger;
import dev.sluice.routing.RuleTimeouts;
import dev.sluice.routing.Upstream;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutedRequestTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String ANSWER = "{\"id\":\"1\",\"model\":\"real\",\"choices\":[]}";

    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    private Answer ask(String model, String... headers) {
        return ingress.routed(HttpMethod.POST, CHAT, "{\"model\":\"" + model + "\", \"n\":1}", headers);
    }

    @Test
    void goes_to_the_backend_of_its_model() {
        ScriptedEndpoint one = ingress.answering("{\"from\":1}");
        ScriptedEndpoint two = ingress.answering("{\"from\":2}");
        ingress.route(
                Rules.model("a", Rules.to(Rules.provider("default/one", one))),
                Rules.model("b", Rules.to(Rules.provider("default/two", two))));
        assertThat(ask("b").body()).isEqualTo("{\"from\":2}");
        assertThat(ask("a").body()).isEqualTo("{\"from\":1}");
    }

    @Test
    void names_the_models_there_are_when_nobody_serves_one() {
        ingress.route(Rules.model("a", Rules.to(Rules.pool())));
        Answer answer = ask("gone", "x-ai-eg-model", "a");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().getString("code")).isEqualTo("model_not_found");
        assertThat(answer.error().getString("message")).contains("`gone`").contains("Available: a");
    }

    @Test
    void overflows_from_a_pool_to_a_provider() {
        ingress.with(ingress.refusing(429, ""));
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(
                Rules.model("a", Rules.to(Rules.pool(), 0), Rules.to(Rules.provider("default/far", provider), 1)));
        assertThat(ask("a").body()).isEqualTo(ANSWER);
        Completed completed = ingress.onlyCompleted();
        assertThat(completed.subject().pool()).contains("default/far");
        assertThat(completed.attempts()).isEqualTo(2);
    }

    @Test
    void overflows_from_a_pool_without_endpoints() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(
                Rules.model("a", Rules.to(Rules.pool(), 0), Rules.to(Rules.provider("default/far", provider), 1)));
        assertThat(ask("a").body()).isEqualTo(ANSWER);
    }

    @Test
    void gives_the_last_refusal_when_every_backend_refuses() {
        ingress.route(Rules.model(
                "a",
                Rules.to(Rules.provider("default/one", ingress.refusing(503, "")), 0),
                Rules.to(Rules.provider("default/two", ingress.refusing(429, "retry-after: 7\r\n")), 1)));
        Answer answer = ask("a");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("7");
    }

    @Test
    void fails_with_500_where_the_rule_leads_nowhere() {
        ingress.route(Rules.model("a", Rules.to(new Backend.Unresolved("default/gone", "there is no such pool"))));
        Answer answer = ask("a");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.error().getString("code")).isEqualTo("backend_unresolved");
        assertThat(answer.error().getString("message")).contains("default/gone").contains("there is no such pool");
    }

    @Test
    void fails_with_500_where_all_weights_are_zero() {
        BackendRef never = new BackendRef(Rules.pool(), 0, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
        ingress.route(Rules.model("a", never));
        assertThat(ask("a").status()).isEqualTo(500);
    }

    @Test
    void renames_the_model_and_leaves_the_rest_of_the_body_as_it_is() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(Rules.model("a", Rules.renamed(Rules.provider("default/one", provider), "real")));
        assertThat(ask("a").body()).isEqualTo(ANSWER);
        assertThat(provider.requests().get(0)).endsWith("{\"model\":\"real\", \"n\":1}");
    }

    @Test
    void puts_the_clients_name_back_where_that_is_asked_for() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(
                Rules.restoringNames(Rules.model("a", Rules.renamed(Rules.provider("default/one", provider), "real"))));
        assertThat(ask("a").body()).isEqualTo("{\"id\":\"1\",\"model\":\"a\",\"choices\":[]}");
    }

    @Test
    void rewrites_the_model_for_a_pool_and_puts_the_name_back() {
        ScriptedEndpoint endpoint = ingress.answering(ANSWER);
        ingress.with(endpoint);
        ModelRewrite rewrite = new ModelRewrite(List.of("a"), List.of(new ModelRewrite.Target("real", 1)));
        ingress.route(Rules.model(
                "a", Rules.to(new Backend.Pool("pool", Protocol.HTTP1, List.of(rewrite), Optional.empty()))));
        assertThat(ask("a").body()).contains("\"model\":\"a\"");
        assertThat(endpoint.requests().get(0)).contains("\"model\":\"real\"");
        assertThat(ingress.placements.get(0).request().model()).isEqualTo("real");
    }

    @Test
    void changes_the_body_for_a_backend() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        BodyChange change = new BodyChange(List.of(new BodyChange.Field("temperature", "0.2")), List.of("n"));
        ingress.route(Rules.model(
                "a",
                new BackendRef(Rules.provider("default/one", provider), 1, 0, Optional.empty(), Filters.NONE, change)));
        assertThat(ask("a").status()).isEqualTo(200);
        assertThat(provider.requests().get(0)).contains("\"temperature\":0.2").doesNotContain("\"n\":1");
    }

    @Test
    void authorizes_with_the_configured_key() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(Rules.model("a", Rules.to(keyed(provider, Optional.of(new Secret("sk-1")), Optional.empty()))));
        assertThat(ask("a", "authorization", "Bearer of-the-client").status()).isEqualTo(200);
        assertThat(provider.requests().get(0))
                .containsIgnoringCase("authorization: Bearer sk-1\r\n")
                .doesNotContain("of-the-client");
    }

    @Test
    void takes_the_key_from_the_request_and_does_not_pass_it_on() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(
                Rules.model("a", Rules.to(keyed(provider, Optional.of(new Secret("sk-1")), Optional.of("x-my-key")))));
        assertThat(ask("a", "x-my-key", "sk-own").status()).isEqualTo(200);
        assertThat(provider.requests().get(0))
                .containsIgnoringCase("authorization: Bearer sk-own\r\n")
                .doesNotContainIgnoringCase("x-my-key");
    }

    @Test
    void refuses_a_request_that_has_to_bring_a_key_and_does_not() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(Rules.model("a", Rules.to(keyed(provider, Optional.empty(), Optional.of("x-my-key")))));
        Answer answer = ask("a");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().getString("message"))
                .startsWith("missing upstream credential")
                .contains("x-my-key");
        assertThat(provider.requests()).isEmpty();
    }

    private static Backend keyed(ScriptedEndpoint endpoint, Optional<Secret> key, Optional<String> header) {
        return new Backend.Provider(
                "default/keyed",
                List.of(endpoint.endpoint().address()),
                Upstream.PLAIN,
                Optional.of("openai/v1"),
                Optional.of(new Credential("Authorization", "Bearer ", key, header)),
                Ejection.DEFAULT);
    }

    @Test
    void asks_a_provider_under_its_own_prefix() {
        ScriptedEndpoint provider = ingress.answering(ANSWER);
        ingress.route(Rules.model("a", Rules.to(keyed(provider, Optional.of(new Secret("k")), Optional.empty()))));
        assertThat(ask("a").status()).isEqualTo(200);
        assertThat(provider.requests().get(0)).startsWith("POST /openai/v1/chat/completions HTTP/1.1");
    }

    @Test
    void passes_anything_on_by_a_plain_route() {
        ScriptedEndpoint server = ingress.answering("hello");
        ingress.route(Rules.prefix("/app", Rules.to(plain(server))));
        Answer answer = ingress.routed(HttpMethod.GET, "/app/x?y=1", "", "host", "app.example.com");
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(server.requests().get(0))
                .startsWith("GET /app/x?y=1 HTTP/1.1")
                .containsIgnoringCase("host: app.example.com\r\n");
        assertThat(ingress.routed(HttpMethod.GET, "/other", "").status()).isEqualTo(404);
    }

    private static Backend plain(ScriptedEndpoint server) {
        return new Backend.Provider(
                "default/app",
                List.of(server.endpoint().address()),
                Upstream.PLAIN,
                Optional.empty(),
                Optional.empty(),
                Ejection.DEFAULT);
    }

    @Test
    void passes_a_body_on_unread_where_a_plain_route_takes_it() {
        ScriptedEndpoint server = ingress.answering("hello");
        ingress.refusesBodies = true;
        ingress.route(Rules.prefix("/", Rules.to(plain(server))));
        assertThat(ingress.routed(HttpMethod.POST, CHAT, "not json").body()).isEqualTo("hello");
    }

    @Test
    void changes_headers_on_the_way_and_on_the_way_back() {
        ScriptedEndpoint server = ingress.answering("hello");
        HeaderChange request =
                new HeaderChange(List.of(new HeaderChange.Header("x-team", "search")), List.of(), List.of("x-debug"));
        HeaderChange response = new HeaderChange(List.of(), List.of(new HeaderChange.Header("x-by", "us")), List.of());
        Filters filters = new Filters(request, response, Optional.empty(), Optional.empty(), List.of());
        ingress.route(Rules.with(Rules.prefix("/", Rules.to(plain(server))), filters));
        Answer answer = ingress.routed(HttpMethod.GET, "/", "", "x-debug", "1", "x-team", "none");
        assertThat(answer.head().getHeader("x-by")).isEqualTo("us");
        assertThat(server.requests().get(0))
                .contains("x-team: search")
                .doesNotContain("x-debug")
                .doesNotContain("none");
    }

    @Test
    void rewrites_host_and_path() {
        ScriptedEndpoint server = ingress.answering("hello");
        UrlRewrite rewrite = new UrlRewrite(
                Optional.of("inner.example.com"), Optional.of(new PathRewrite(PathRewrite.Kind.PREFIX, "/in")));
        Filters filters =
                new Filters(HeaderChange.NONE, HeaderChange.NONE, Optional.empty(), Optional.of(rewrite), List.of());
        ingress.route(Rules.with(Rules.prefix("/out", Rules.to(plain(server))), filters));
        ingress.routed(HttpMethod.GET, "/out/a", "");
        assertThat(server.requests().get(0))
                .startsWith("GET /in/a HTTP/1.1")
                .containsIgnoringCase("host: inner.example.com\r\n");
    }

    @Test
    void sends_clients_elsewhere() {
        Redirect redirect = new Redirect(
                Optional.of("https"), Optional.of("new.example.com"), Optional.empty(), Optional.empty(), 301);
        Filters filters =
                new Filters(HeaderChange.NONE, HeaderChange.NONE, Optional.of(redirect), Optional.empty(), List.of());
        ingress.route(Rules.with(Rules.prefix("/"), filters));
        Answer answer = ingress.routed(HttpMethod.GET, "/a?b=c", "");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.head().getHeader("location")).isEqualTo("https://new.example.com/a?b=c");
    }

    @Test
    void mirrors_to_another_backend_whose_answer_is_lost() {
        ScriptedEndpoint server = ingress.answering("hello");
        ScriptedEndpoint mirror = ingress.answering("never seen");
        Filters filters = new Filters(
                HeaderChange.NONE,
                HeaderChange.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(new Mirror(Rules.provider("default/mirror", mirror), 1)));
        ingress.route(Rules.with(Rules.prefix("/", Rules.to(plain(server))), filters));
        assertThat(ingress.routed(HttpMethod.POST, "/x", "body").body()).isEqualTo("hello");
        Await.until("the copy arrives", () -> mirror.requests().size() == 1);
        assertThat(mirror.requests().get(0)).startsWith("POST /x").endsWith("body");
    }

    @Test
    void tries_as_often_as_its_policy_says() {
        ScriptedEndpoint server = new ScriptedEndpoint(
                ingress.vertx, (n, socket) -> socket.write(n < 3 ? refusal(500, "") : json(ANSWER)));
        RetryPolicy policy = new RetryPolicy(
                3,
                0,
                Set.of(500),
                Set.of(Trigger.CONNECT_FAILURE),
                Optional.empty(),
                Duration.ofMillis(1),
                Duration.ofMillis(2));
        ingress.route(Rules.with(Rules.model("a", Rules.to(Rules.provider("default/one", server))), policy));
        assertThat(ask("a").status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void passes_on_a_status_its_policy_does_not_name() {
        RetryPolicy policy =
                new RetryPolicy(3, 0, Set.of(500), Set.of(), Optional.empty(), Duration.ZERO, Duration.ZERO);
        ScriptedEndpoint server = ingress.refusing(503, "");
        ingress.route(Rules.with(Rules.model("a", Rules.to(Rules.provider("default/one", server))), policy));
        assertThat(ask("a").status()).isEqualTo(503);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void leaves_a_priority_after_its_attempts() {
        ScriptedEndpoint first = ingress.refusing(500, "");
        ScriptedEndpoint second = ingress.answering(ANSWER);
        RetryPolicy policy =
                new RetryPolicy(5, 1, Set.of(500), Set.of(), Optional.empty(), Duration.ZERO, Duration.ZERO);
        ingress.route(Rules.with(
                Rules.model(
                        "a",
                        Rules.to(Rules.provider("default/one", first), 0),
                        Rules.to(Rules.provider("default/two", second), 1)),
                policy));
        assertThat(ask("a").status()).isEqualTo(200);
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void passes_over_a_provider_that_asked_for_a_pause() {
        ScriptedEndpoint resting = ingress.refusing(429, "retry-after: 60\r\n");
        ScriptedEndpoint other = ingress.answering(ANSWER);
        ingress.route(Rules.model(
                "a",
                Rules.to(Rules.provider("default/one", resting), 0),
                Rules.to(Rules.provider("default/two", other), 1)));
        for (int i = 0; i < 5; i++) {
            assertThat(ask("a").status()).isEqualTo(200);
        }
        assertThat(resting.requests()).hasSize(1);
    }

    @Test
    void gives_up_an_attempt_in_time_for_the_next() {
        ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        ScriptedEndpoint other = ingress.answering(ANSWER);
        RuleTimeouts timeouts = new RuleTimeouts(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofMillis(100)));
        ingress.route(Rules.with(
                Rules.model(
                        "a",
                        Rules.to(Rules.provider("default/one", silent), 0),
                        Rules.to(Rules.provider("default/two", other), 1)),
                timeouts));
        assertThat(ask("a").status()).isEqualTo(200);
    }

    @Test
    void gives_up_a_request_when_its_rules_time_is_over() {
        ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        RuleTimeouts timeouts = new RuleTimeouts(
                Optional.of(Duration.ofMillis(100)), Optional.empty(), Optional.empty(), Optional.empty());
        ingress.route(Rules.with(Rules.model("a", Rules.to(Rules.provider("default/one", silent))), timeouts));
        Answer answer = ask("a");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.error().getString("message")).contains("100 ms");
    }

    @Test
    void lists_the_models_of_its_routes_and_of_the_pools_behind_them() {
        ingress.route(Rules.model("a", Rules.to(Rules.pool())), Rules.prefix("/", Rules.to(Rules.pool())));
        ingress.serve("llama", "adapter");
        Await.until(
                "the pool's models are listed",
                () -> ingress.routed(HttpMethod.GET, "/v1/models", "").body().contains("adapter"));
        String body = ingress.routed(HttpMethod.GET, "/v1/models", "").body();
        assertThat(body)
                .contains("\"id\":\"a\"")
                .contains("\"owned_by\":\"them\"")
                .contains("\"created\":9");
        assertThat(ingress.routed(HttpMethod.GET, "/v1/models/llama", "").status())
                .isEqualTo(200);
        assertThat(ingress.routed(HttpMethod.GET, "/v1/models/none", "").status())
                .isEqualTo(404);
    }
}
