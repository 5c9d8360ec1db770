package dev.sluice.ingress;

import static dev.sluice.ingress.IngressFixture.BODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.ApiKeys;
import dev.sluice.caller.Budget;
import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.caller.Period;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.limits.LimitUnit;
import dev.sluice.message.Addresses;
import dev.sluice.message.Completed;
import dev.sluice.message.Identities;
import dev.sluice.message.Outcome;
import dev.sluice.message.Token;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedIngressTest {
    private static final String ALL = "sk-sluice-for-everything-00000000";
    private static final String LIMITED = "sk-sluice-for-a-while-0000000000";
    private static final String SOME = "sk-sluice-for-llama-only-0000000";

    private final IngressFixture ingress = IngressFixture.guarded();
    private final List<Token> tokens = new CopyOnWriteArrayList<>();
    private Promise<Caller> proved = Promise.promise();

    @BeforeEach
    void know() {
        ingress.bus.answer(Addresses.IDENTIFY, token -> {
            tokens.add(token);
            return proved.future();
        });
        tell(key("all", ALL, Optional.empty()), key("some", SOME, Optional.of(List.of("llama"))));
        Await.until("the keys are known", () -> models(ALL).status() == 200);
        ingress.completed.clear();
    }

    @AfterEach
    void close() {
        ingress.close();
    }

    private void tell(ApiKey... keys) {
        ingress.bus.publish(Addresses.IDENTITIES, new Identities(ApiKeys.of(List.of(keys)), true, 0, false));
    }

    private static ApiKey key(String id, String text, Optional<List<String>> models) {
        return new ApiKey(
                id,
                KeyHash.of(text),
                new KeyTerms("ann", Optional.of("red"), models, Optional.empty(), List.of(), Optional.empty()));
    }

    private void tellLimited(Optional<Budget> budget) {
        KeyTerms limited = new KeyTerms(
                "ann",
                Optional.of("red"),
                Optional.empty(),
                Optional.empty(),
                List.of(new Limit(OptionalLong.empty(), OptionalLong.of(7), Period.DAY)),
                budget);
        tell(new ApiKey("limited", KeyHash.of(LIMITED), limited), key("all", ALL, Optional.empty()));
        Await.until("the key is known", () -> models(LIMITED).status() == 200);
    }

    private ScriptedEndpoint server() {
        ScriptedEndpoint server = ingress.answering("{\"ok\":true}");
        ingress.with(server);
        return server;
    }

    @Test
    void refuses_with_401_in_the_apis_shape_whoever_proves_nothing() {
        ScriptedEndpoint server = server();
        Answer answer = ingress.post(BODY);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.head().getHeader("www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.error().getString("type")).isEqualTo("invalid_request_error");
        assertThat(answer.error().getString("code")).isEqualTo("invalid_api_key");
        assertThat(ingress.post(BODY, "x-api-key", "wrong").body()).doesNotContain("wrong");
        assertThat(server.requests()).isEmpty();
        assertThat(ingress.validated).isEmpty();
    }

    @Test
    void tells_telemetry_of_those_it_turned_away() {
        assertThat(ingress.post(BODY).status()).isEqualTo(401);
        Completed completed = ingress.onlyCompleted();

        assertThat(completed.status()).isEqualTo(401);
        assertThat(completed.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(completed.subject().caller()).isEmpty();
    }

    @Test
    void serves_whoever_has_a_key_and_keeps_the_key_to_itself() {
        ScriptedEndpoint server = server();

        assertThat(ingress.post(BODY, "authorization", "Bearer " + ALL).status())
                .isEqualTo(200);
        assertThat(ingress.post(BODY, "x-api-key", ALL).status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(
                        request.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(ALL)
                .doesNotContain("authorization")
                .doesNotContain("x-api-key"));
        assertThat(ingress.onlyCompleted().subject().caller().flatMap(Caller::keyId))
                .contains("all");
        assertThat(ingress.onlyCompleted().toString()).doesNotContain(ALL);
    }

    @Test
    void keeps_the_key_to_itself_over_http_2_too() {
        ScriptedEndpoint server = server();
        HttpClient h2 = ingress.vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        Answer answer = Await.on(
                ingress.onLoop(() -> h2.request(HttpMethod.POST, ingress.port, "127.0.0.1", "/v1/chat/completions")
                        .compose(request -> request.putHeader("authorization", "Bearer " + ALL)
                                .send(BODY))
                        .compose(Answer::read)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(server.requests().get(0)).doesNotContain(ALL);
    }

    @Test
    void says_of_a_model_that_is_not_the_callers_what_it_says_of_one_that_nobody_serves() {
        ScriptedEndpoint server = server();
        ingress.serve("llama", "qwen");
        Await.until(
                "qwen is served",
                () -> ingress.post("{\"model\":\"qwen\"}", "x-api-key", ALL).status() == 200);
        int before = server.requests().size();
        Answer withheld = ingress.post("{\"model\":\"qwen\"}", "x-api-key", SOME);
        Answer unknown = ingress.post("{\"model\":\"gone\"}", "x-api-key", SOME);

        assertThat(withheld.status()).isEqualTo(404);
        assertThat(withheld.error().getString("code")).isEqualTo("model_not_found");
        assertThat(withheld.error().getString("message"))
                .isEqualTo("The model `qwen` does not exist or you do not have access to it. Available: llama.");
        assertThat(unknown.body()).isEqualTo(withheld.body().replace("qwen", "gone"));
        assertThat(ingress.post(BODY, "x-api-key", SOME).status()).isEqualTo(200);
        assertThat(server.requests()).hasSize(before + 1);
    }

    @Test
    void lists_the_models_that_the_caller_may_use() {
        ingress.serve("llama", "qwen");
        Await.until(
                "both are listed to whom both are allowed",
                () -> models(ALL).body().contains("qwen"));

        assertThat(models(SOME).body()).contains("\"llama\"").doesNotContain("qwen");
        assertThat(models("wrong").status()).isEqualTo(401);
        assertThat(ingress.send(HttpMethod.GET, "/v1/models/llama", "", "x-api-key", SOME)
                        .status())
                .isEqualTo(200);
        Answer one = ingress.send(HttpMethod.GET, "/v1/models/qwen", "", "x-api-key", SOME);
        assertThat(one.status()).isEqualTo(404);
        assertThat(one.error().getString("message"))
                .isEqualTo("The model `qwen` does not exist or you do not have access to it.");
    }

    private Answer models(String key) {
        return ingress.send(HttpMethod.GET, "/v1/models", "", "x-api-key", key);
    }

    @Test
    void tells_its_health_to_whoever_asks_and_nothing_else() {
        assertThat(ingress.send(HttpMethod.GET, "/health/live", "").status()).isEqualTo(200);
        assertThat(ingress.send(HttpMethod.GET, "/anything", "").status()).isEqualTo(401);
        assertThat(ingress.send(HttpMethod.GET, "/anything", "", "x-api-key", ALL)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void guards_the_ports_of_gateways_where_their_documents_ask_for_it() {
        ScriptedEndpoint server = ingress.answering("{\"ok\":true}");
        ingress.route(Rules.prefix("/", Rules.to(Rules.provider("default/one", server))));

        assertThat(ingress.routed(HttpMethod.GET, "/health/live", "").status()).isEqualTo(401);
        assertThat(ingress.routed(HttpMethod.GET, "/metrics", "", "x-api-key", ALL)
                        .status())
                .isEqualTo(200);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void passes_nothing_unread_for_a_caller_of_some_models() {
        ScriptedEndpoint server = ingress.answering("{\"ok\":true}");
        ingress.route(Rules.prefix("/", Rules.to(Rules.provider("default/one", server))));
        Answer unread = ingress.routed(HttpMethod.POST, "/v1/audio", "{\"model\":\"llama\"}", "x-api-key", SOME);
        assertThat(unread.status()).isEqualTo(403);
        assertThat(unread.error().getString("code")).isEqualTo("model_not_readable");
        ingress.refusesBodies = true;
        assertThat(ingress.routed(HttpMethod.POST, "/v1/chat/completions", BODY, "x-api-key", SOME)
                        .status())
                .isEqualTo(403);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keeps_the_body_while_a_token_is_verified() {
        ScriptedEndpoint server = server();
        Future<Answer> answer = ingress.onLoop(
                () -> ingress.open(HttpMethod.POST, "/v1/chat/completions", BODY, "authorization", "Bearer a.b.c")
                        .compose(Answer::read));
        Await.until("it is asked whom the token proves", () -> !tokens.isEmpty());
        assertThat(answer.isComplete()).isFalse();
        proved.complete(key("k", "k", Optional.empty()).terms().caller("k"));

        assertThat(Await.on(answer).status()).isEqualTo(200);
        assertThat(server.requests().get(0)).endsWith(BODY.substring(1));
        assertThat(ingress.post(BODY, "authorization", "Bearer a.b.c").status()).isEqualTo(200);
        assertThat(tokens).hasSize(1);
    }

    @Test
    void refuses_a_token_in_the_words_of_whoever_verified_it() {
        proved.fail(new ProblemException(new Problem.Unauthenticated("Your token expired.")));
        Answer answer = ingress.post(BODY, "authorization", "Bearer a.b.c");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().getString("message")).isEqualTo("Your token expired.");
    }

    /** None of the gateway's own answers for limits here. */
    @Test
    void lets_no_key_with_limits_in_where_nobody_counts() {
        ScriptedEndpoint server = server();
        tellLimited(Optional.empty());
        Answer answer = ingress.post(BODY, "x-api-key", LIMITED);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error().getString("code")).isEqualTo("limit_unknown");
        assertThat(answer.error().getString("message")).contains("key requests per day");
        assertThat(server.requests()).isEmpty();
        assertThat(ingress.post(BODY, "x-api-key", ALL).status()).isEqualTo(200);
    }

    @Test
    void asks_for_the_limits_that_a_key_brings_counted_by_its_id() {
        FakeQuota quota = new FakeQuota(ingress);
        quota.answers = asking -> FakeQuota.refused(LimitUnit.REQUESTS, OptionalLong.of(1000));
        ScriptedEndpoint server = server();
        tellLimited(Optional.of(new Budget(2, "USD", Period.MONTH)));

        assertThat(ingress.post(BODY, "x-api-key", LIMITED).status()).isEqualTo(429);
        assertThat(quota.asked.get(0).groups().get(0).claims())
                .extracting(claim -> claim.rule().name() + " of " + claim.subject())
                .containsExactly("key requests per day of limited", "key budget per month of limited");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void forgets_a_key_that_is_gone() {
        server();
        assertThat(ingress.post(BODY, "x-api-key", ALL).status()).isEqualTo(200);
        tell();

        Await.until(
                "the key is gone", () -> ingress.post(BODY, "x-api-key", ALL).status() == 401);
    }
}
