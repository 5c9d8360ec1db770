package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Authentication;
import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.ingress.IngressOptions.Listener;
import dev.sluice.ingress.IngressOptions.ResponseIds;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitUnit;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admitted;
import dev.sluice.message.Limits;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Settlement;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.message.Standing;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.RouteRule;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitedRequestTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String ANSWER =
            "{\"id\":\"1\",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";
    private static final String BODY = "{\"model\":\"a\"}";
    private final IngressFixture ingress = new IngressFixture();
    private final FakeQuota quota = new FakeQuota(ingress);

    @AfterEach
    void close() {
        ingress.close();
    }

    private static RouteRule limited(RouteRule rule) {
        return Rules.with(rule, List.of(LimitGroup.all(List.of(FakeQuota.MINUTE))));
    }

    private ScriptedEndpoint limitedTo(ScriptedEndpoint server) {
        ingress.route(limited(Rules.model("a", Rules.to(Rules.provider("default/one", server)))));
        return server;
    }

    private Answer ask(String... headers) {
        return ingress.routed(HttpMethod.POST, CHAT, BODY, headers);
    }

    private NetSocket connect() {
        return Await.on(ingress.onLoop(() -> ingress.sockets.connect(ingress.routedPort, "127.0.0.1")));
    }

    private static void send(NetSocket socket, String body) {
        socket.write("POST " + CHAT + " HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: "
                + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void asks_nothing_where_no_limit_holds() {
        ingress.route(Rules.model("a", Rules.to(Rules.provider("default/one", ingress.answering(ANSWER)))));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head().headers().names()).noneMatch(name -> name.startsWith("x-ratelimit"));
        ingress.onlyCompleted();
        assertThat(quota.asked).isEmpty();
        assertThat(quota.settled).isEmpty();
    }

    @Test
    void is_asked_for_with_what_is_expected_and_settled_with_what_was_used() {
        ingress.prompt = new Prompt(List.of(), List.of(), 12, PrefixBlocks.NONE);
        limitedTo(ingress.answering(ANSWER));
        assertThat(ask().status()).isEqualTo(200);
        Settlement settlement = quota.onlySettled();
        assertThat(quota.asked).hasSize(1);
        assertThat(quota.asked.get(0).expected().model()).isEqualTo("a");
        assertThat(quota.asked.get(0).expected().backend()).isEqualTo("default/one");
        assertThat(quota.asked.get(0).expected().route()).isEqualTo("default/ai");
        assertThat(quota.asked.get(0).expected().promptTokens()).isEqualTo(12);
        assertThat(settlement.reservation()).isEqualTo(1);
        assertThat(settlement.attempted()).isTrue();
        Spent spent = settlement.spent().orElseThrow();
        assertThat(spent.estimated()).isFalse();
        assertThat(spent.consumption().backend()).isEqualTo("one.default");
        assertThat(spent.consumption().tokens().input()).isEqualTo(7);
        assertThat(spent.consumption().tokens().output()).isEqualTo(3);
    }

    @Test
    void holds_limits_of_all_routes() {
        ingress.bus.publish(Addresses.LIMITS, new Limits(List.of(LimitGroup.all(List.of(FakeQuota.MINUTE)))));
        ingress.with(ingress.answering(ANSWER)).serve("llama");
        Await.until("a limit is quota.asked", () -> {
            ingress.post("{\"model\":\"llama\"}");
            return !quota.asked.isEmpty();
        });
        assertThat(quota.asked.get(0).groups().get(0).claims().get(0).rule()).isEqualTo(FakeQuota.MINUTE);
    }

    @Test
    void settles_a_stream_with_the_usage_in_it() {
        limitedTo(new ScriptedEndpoint(
                ingress.vertx,
                (n, socket) -> socket.write(
                        EVENTS_HEAD + chunk("data: " + ANSWER + "\n\n") + chunk("data: [DONE]\n\n") + LAST_CHUNK)));
        assertThat(ingress.routed(HttpMethod.POST, CHAT, "{\"model\":\"a\",\"stream\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(quota.onlySettled()
                        .spent()
                        .orElseThrow()
                        .consumption()
                        .tokens()
                        .total())
                .isEqualTo(10);
    }

    @Test
    void tells_how_the_limits_with_the_least_part_left_stand() {
        quota.answers = asking -> quota.admitted(
                new Standing("wide", LimitUnit.TOKENS, 1000, 500, 20),
                new Standing("narrow", LimitUnit.TOKENS, 10_000, 600, 8640),
                new Standing("minute", LimitUnit.REQUESTS, 10, 9, 360_000));
        limitedTo(new ScriptedEndpoint(
                ingress.vertx,
                (n, socket) ->
                        socket.write("HTTP/1.1 200 OK\r\nx-ratelimit-limit-tokens: 5\r\ncontent-length: 2\r\n\r\n{}")));
        Answer answer = ask();
        assertThat(answer.head().headers().getAll("x-ratelimit-limit-tokens")).containsExactly("10000");
        assertThat(answer.head().getHeader("x-ratelimit-remaining-tokens")).isEqualTo("600");
        assertThat(answer.head().getHeader("x-ratelimit-reset-tokens")).isEqualTo("8.64s");
        assertThat(answer.head().getHeader("x-ratelimit-limit-requests")).isEqualTo("10");
        assertThat(answer.head().getHeader("x-ratelimit-reset-requests")).isEqualTo("6m0s");
    }

    @Test
    void is_refused_with_429_and_when_to_come_back() {
        quota.answers = asking -> FakeQuota.refused(LimitUnit.TOKENS, OptionalLong.of(1001));
        ScriptedEndpoint server = limitedTo(ingress.answering(ANSWER));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().getString("type")).isEqualTo("tokens");
        assertThat(answer.error().getString("code")).isEqualTo("rate_limit_exceeded");
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("2");
        assertThat(answer.head().getHeader("retry-after-ms")).isEqualTo("1001");
        assertThat(answer.head().getHeader("x-should-retry")).isNull();
        assertThat(answer.head().getHeader("x-sluice-limit")).isEqualTo("minute");
        assertThat(answer.head().getHeader("x-ratelimit-limit-tokens")).isEqualTo("100");
        assertThat(answer.head().getHeader("x-ratelimit-remaining-tokens")).isEqualTo("4");
        assertThat(answer.head().getHeader("x-ratelimit-reset-tokens")).isEqualTo("1m1.5s");
        ingress.onlyCompleted();
        assertThat(server.requests()).isEmpty();
        assertThat(quota.settled).isEmpty();
    }

    @Test
    void is_told_not_to_come_back_where_it_never_fits_a_budget() {
        quota.answers = asking -> FakeQuota.refused(LimitUnit.MONEY, OptionalLong.empty());
        limitedTo(ingress.answering(ANSWER));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.error().getString("type")).isEqualTo("insufficient_quota");
        assertThat(answer.error().getString("code")).isEqualTo("insufficient_quota");
        assertThat(answer.head().getHeader("x-should-retry")).isEqualTo("false");
        assertThat(answer.head().getHeader("retry-after")).isNull();
    }

    @Test
    void is_refused_in_the_words_of_anthropic_to_its_clients() {
        quota.answers = asking -> FakeQuota.refused(LimitUnit.REQUESTS, OptionalLong.of(5));
        limitedTo(ingress.answering(ANSWER));
        Answer answer = ask("anthropic-version", "2023-06-01");
        assertThat(answer.status()).isEqualTo(429);
        JsonObject body = new JsonObject(answer.body());
        assertThat(body.getString("type")).isEqualTo("error");
        assertThat(body.getJsonObject("error").getString("type")).isEqualTo("rate_limit_error");
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("1");
        assertThat(answer.head().getHeader("anthropic-ratelimit-requests-limit"))
                .isEqualTo("100");
        assertThat(answer.head().getHeader("anthropic-ratelimit-requests-reset"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(answer.head().getHeader("x-ratelimit-limit-requests")).isNull();
    }

    @Test
    void is_refused_with_503_where_the_limits_are_not_known() {
        quota.answers = asking -> Future.failedFuture(new ProblemException(new Problem.LimitsAwaited()));
        limitedTo(ingress.answering(ANSWER));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error().getString("code")).isEqualTo("limits_awaited");
        assertThat(answer.head().getHeader("retry-after")).isEqualTo("1");
    }

    @Test
    void is_refused_with_503_until_the_awaited_limits_are_told() {
        int port = IngressFixture.freePort();
        IngressOptions options = new IngressOptions(
                List.of(new Listener("127.0.0.1", port, Optional.empty(), Authentication.LOOPBACK)),
                IngressFixture.ROOMY,
                IngressFixture.PATIENT,
                3,
                ResponseIds.ENDPOINT);
        PoolSpec pool = new PoolSpec("pool", List.of("llama"), List.of(), new PickerSpec(List.of(), List.of()));
        Await.on(ingress.vertx.deployVerticle(new IngressVerticle(ingress.bus, options, List.of(pool), false, true)));
        ingress.with(ingress.answering(ANSWER));
        assertThat(askAt(port).error().getString("code")).isEqualTo("limits_awaited");
        ingress.bus.publish(Addresses.LIMITS, new Limits(List.of()));
        Await.until("it is let in", () -> askAt(port).status() == 200);
    }

    private Answer askAt(int port) {
        return Await.on(ingress.onLoop(() -> ingress.client
                .request(HttpMethod.POST, port, "127.0.0.1", CHAT)
                .compose(request -> request.send("{\"model\":\"llama\"}"))
                .compose(Answer::read)));
    }

    @Test
    void is_refused_with_503_where_asking_fails() {
        quota.answers = asking -> Future.failedFuture("lost");
        limitedTo(ingress.answering(ANSWER));
        assertThat(ask().error().getString("code")).isEqualTo("limit_unknown");
    }

    @Test
    void counts_nowhere_where_the_client_left_before_it_was_admitted() {
        Promise<Admitted> later = Promise.promise();
        quota.answers = asking -> later.future();
        ScriptedEndpoint server = limitedTo(ingress.answering(ANSWER));
        NetSocket client = connect();
        send(client, BODY);
        Await.until("it is quota.asked", () -> !quota.asked.isEmpty());
        Await.on(client.close());
        // The ingress hears that the client is gone before a later connection is served.
        ingress.send(HttpMethod.GET, "/healthz", "");
        later.complete(new Admitted(5, List.of()));
        assertThat(quota.onlySettled()).isEqualTo(new Settlement(5, false, Optional.empty()));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void counts_the_prompt_where_the_client_left_before_an_answer() {
        ingress.prompt = new Prompt(List.of(), List.of(), 12, PrefixBlocks.NONE);
        ScriptedEndpoint silent = limitedTo(new ScriptedEndpoint(ingress.vertx, (n, socket) -> {}));
        NetSocket client = connect();
        send(client, BODY);
        Await.until("it is sent on", () -> !silent.requests().isEmpty());
        Await.on(client.close());
        Settlement settlement = quota.onlySettled();
        assertThat(settlement.attempted()).isTrue();
        Spent spent = settlement.spent().orElseThrow();
        assertThat(spent.estimated()).isTrue();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        assertThat(spent.consumption().tokens().output()).isZero();
        assertThat(ingress.onlyCompleted().usage().orElseThrow().promptTokens()).isEqualTo(12);
    }

    @Test
    void counts_what_passed_where_the_client_left_amid_a_stream() {
        ingress.prompt = new Prompt(List.of(), List.of(), 12, PrefixBlocks.NONE);
        limitedTo(new ScriptedEndpoint(
                ingress.vertx,
                (n, socket) -> socket.write(EVENTS_HEAD
                        + chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n"))));
        NetSocket client = connect();
        Promise<Void> begun = Promise.promise();
        client.handler(some -> begun.tryComplete());
        send(client, "{\"model\":\"a\",\"stream\":true}");
        Await.on(begun.future());
        Await.on(client.close());
        Spent spent = quota.onlySettled().spent().orElseThrow();
        assertThat(spent.estimated()).isTrue();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        assertThat(spent.consumption().tokens().output()).isPositive();
    }

    @Test
    void gives_back_what_a_failing_backend_did_not_use() {
        limitedTo(ingress.refusing(500, ""));
        assertThat(ask().status()).isEqualTo(500);
        assertThat(quota.onlySettled()).isEqualTo(new Settlement(1, true, Optional.empty()));
    }

    @Test
    void is_charged_once_where_it_is_tried_twice() {
        ScriptedEndpoint failing = ingress.refusing(503, "");
        ScriptedEndpoint other = ingress.answering(ANSWER);
        ingress.route(limited(Rules.model(
                "a",
                Rules.to(Rules.provider("default/one", failing), 0),
                Rules.to(Rules.provider("default/two", other), 1))));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(quota.onlySettled().spent().orElseThrow().consumption().backend())
                .isEqualTo("two.default");
        assertThat(quota.asked).hasSize(1);
        assertThat(ingress.onlyCompleted().attempts()).isEqualTo(2);
    }
}
