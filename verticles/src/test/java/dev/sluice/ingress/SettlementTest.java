package dev.sluice.ingress;

import static dev.sluice.ingress.ScriptedEndpoint.EVENTS_HEAD;
import static dev.sluice.ingress.ScriptedEndpoint.LAST_CHUNK;
import static dev.sluice.ingress.ScriptedEndpoint.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.ingress.IngressOptions.Timeouts;
import dev.sluice.limits.LimitGroup;
import dev.sluice.message.Admitted;
import dev.sluice.message.Settlement;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What limits are told at the end of answers that do not say, in their last chunk, what was used. */
class SettlementTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String BODY = "{\"model\":\"a\"}";
    private static final String STREAM = "{\"model\":\"a\",\"stream\":true}";
    private static final String DONE = chunk("data: [DONE]\n\n") + LAST_CHUNK;

    private IngressFixture ingress = new IngressFixture();
    private FakeQuota quota = new FakeQuota(ingress);

    @AfterEach
    void close() {
        ingress.close();
    }

    private static String event(String text, String usage) {
        return chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]" + usage + "}\n\n");
    }

    private static String usage(int prompt, int output) {
        return ",\"usage\":{\"prompt_tokens\":" + prompt + ",\"completion_tokens\":" + output + ",\"total_tokens\":"
                + (prompt + output) + "}";
    }

    private static String whole(String json) {
        return "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + json.length() + "\r\n\r\n"
                + json;
    }

    private Answer answeredBy(String wire, String body) {
        ingress.prompt = new Prompt(List.of(), List.of(), 12, PrefixBlocks.NONE);
        limitedTo(new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(wire)));
        return ingress.routed(HttpMethod.POST, CHAT, body);
    }

    private void limitedTo(ScriptedEndpoint server) {
        ingress.route(Rules.with(
                Rules.model("a", Rules.to(Rules.provider("default/one", server))),
                List.of(LimitGroup.all(List.of(FakeQuota.MINUTE)))));
    }

    private Spent spent() {
        Settlement settlement = quota.onlySettled();
        assertThat(settlement.attempted()).isTrue();
        return settlement.spent().orElseThrow();
    }

    /** As servers do that tell the usage with each chunk: the last one counts, and none is added to another. */
    @Test
    void usage_in_middle_chunks_counts_once_by_the_last_that_tells_it() {
        String wire = EVENTS_HEAD + event("one", usage(7, 1)) + event("two", usage(7, 2)) + event("three", "") + DONE;
        assertThat(answeredBy(wire, STREAM).status()).isEqualTo(200);
        Spent spent = spent();
        assertThat(spent.estimated()).isFalse();
        assertThat(spent.consumption().tokens().input()).isEqualTo(7);
        assertThat(spent.consumption().tokens().output()).isEqualTo(2);
    }

    @Test
    void a_stream_without_usage_counts_what_passed_and_the_estimated_prompt() {
        String wire = EVENTS_HEAD + event("one", "") + event("two", "") + DONE;
        assertThat(answeredBy(wire, STREAM).status()).isEqualTo(200);
        Spent spent = spent();
        assertThat(spent.estimated()).isTrue();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        assertThat(spent.consumption().tokens().output()).isEqualTo(2);
    }

    @Test
    void a_stream_that_its_server_breaks_off_counts_what_passed() {
        ingress.prompt = new Prompt(List.of(), List.of(), 12, PrefixBlocks.NONE);
        limitedTo(new ScriptedEndpoint(ingress.vertx, (n, socket) -> socket.write(EVENTS_HEAD + event("one", ""))
                .onComplete(written -> socket.close())));
        Answer answer = ingress.routed(HttpMethod.POST, CHAT, STREAM);
        assertThat(answer.body()).contains("one").contains("\"error\"");
        Spent spent = spent();
        assertThat(spent.estimated()).isTrue();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        assertThat(spent.consumption().tokens().output()).isEqualTo(1);
    }

    @Test
    void a_whole_answer_without_usage_counts_the_estimated_prompt_and_its_text() {
        String json = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hello there\"}}]}";
        assertThat(answeredBy(whole(json), BODY).status()).isEqualTo(200);
        Spent spent = spent();
        assertThat(spent.estimated()).isTrue();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        // 11 characters, 4 a token.
        assertThat(spent.consumption().tokens().output()).isEqualTo(3);
    }

    /** 30,000 characters and what stands around them, of which only the first are remembered. */
    @Test
    void a_long_answer_without_usage_counts_a_token_for_every_four_bytes() {
        String json = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"" + "x".repeat(30_000) + "\"}}]}";
        assertThat(answeredBy(whole(json), BODY).status()).isEqualTo(200);
        assertThat(spent().consumption().tokens().output()).isEqualTo(json.length() / 4);
    }

    @Test
    void numbers_without_usage_count_the_estimated_prompt() {
        String json = "{\"data\":[{\"embedding\":[0.25,0.5]}]}";
        assertThat(answeredBy(whole(json), BODY).status()).isEqualTo(200);
        Spent spent = spent();
        assertThat(spent.consumption().tokens().input()).isEqualTo(12);
        assertThat(spent.consumption().tokens().output()).isZero();
    }

    @Test
    void a_request_whose_time_is_over_before_it_is_let_in_uses_nothing() {
        ingress.close();
        var limits = IngressFixture.PATIENT;
        ingress = new IngressFixture(
                IngressFixture.ROOMY,
                new Timeouts(
                        limits.body(),
                        limits.connectionIdle(),
                        limits.connect(),
                        limits.firstByte(),
                        limits.streamIdle(),
                        Duration.ofMillis(100)));
        quota = new FakeQuota(ingress);
        Promise<Admitted> later = Promise.promise();
        quota.answers = asking -> later.future();
        ScriptedEndpoint silent = new ScriptedEndpoint(ingress.vertx, (n, socket) -> {});
        limitedTo(silent);
        Future<Answer> answer = ingress.onLoop(() -> ingress.client
                .request(HttpMethod.POST, ingress.routedPort, "127.0.0.1", CHAT)
                .compose(request -> request.send(BODY))
                .compose(Answer::read));
        assertThat(Await.on(answer).status()).isEqualTo(504);
        later.complete(new Admitted(5, List.of()));
        assertThat(quota.onlySettled()).isEqualTo(new Settlement(5, false, Optional.empty()));
        assertThat(silent.requests()).isEmpty();
    }
}
