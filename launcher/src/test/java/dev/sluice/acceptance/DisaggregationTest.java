package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.http.Counters;
import dev.sluice.simulator.settings.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole gateway before one server for prefill and two for decode, which check that the legs belong together. */
class DisaggregationTest {
    private static final int REQUESTS = 8;
    private static final int ANSWER_TOKENS = 7;

    /** Of at least 100 tokens, as a token is about four characters. */
    private static final String LONG = "Not all those who wander are lost. ".repeat(20);

    private static final Map<String, ?> PICKER = Map.of(
            "plugins",
                    List.of(
                            Map.of(
                                    "type",
                                    "disagg-profile-handler",
                                    "parameters",
                                    Map.of("deciders", Map.of("prefill", "prefix-based-pd-decider"))),
                            Map.of("type", "prefix-based-pd-decider", "parameters", Map.of("nonCachedTokens", 100)),
                            Map.of("type", "prefill-filter"),
                            Map.of("type", "decode-filter"),
                            Map.of("type", "active-request-scorer")),
            "schedulingProfiles", List.of(profile("prefill", "prefill-filter"), profile("decode", "decode-filter")));

    private final RunningGateway gateway =
            RunningGateway.disaggregated(List.of(Role.PREFILL, Role.DECODE, Role.DECODE), PICKER);

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answers_from_prompts_that_the_server_for_prefill_has_computed(boolean stream) {
        for (int request = 0; request < REQUESTS; request++) {
            assertWhole(chat(request + LONG, stream), stream);
        }
        assertThat(counters(0).received()).isEqualTo(REQUESTS);
        assertThat(decoded(Counters::remotePrefills)).isEqualTo(REQUESTS);
        assertThat(decoded(Counters::localPrefills)).isZero();
    }

    @Test
    void answers_both_kinds_of_completions_so() {
        JsonObject body = new JsonObject()
                .put("model", RunningGateway.MODEL)
                .put("prompt", LONG)
                .put("max_tokens", ANSWER_TOKENS);
        assertWhole(gateway.post("/v1/completions", body.encode()), false);
        assertThat(decoded(Counters::remotePrefills)).isEqualTo(1);
    }

    @Test
    void has_short_prompts_computed_where_the_answer_is() {
        for (int request = 0; request < REQUESTS; request++) {
            assertWhole(chat("Good day " + request, false), false);
        }
        assertThat(counters(0).received()).isZero();
        assertThat(decoded(Counters::localPrefills)).isEqualTo(REQUESTS);
        assertThat(decoded(Counters::remotePrefills)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answers_when_the_server_for_prefill_has_died(boolean stream) {
        assertWhole(chat("Before." + LONG, stream), stream);
        await(gateway.server(0).closePort());
        for (int request = 0; request < REQUESTS; request++) {
            assertWhole(chat(request + LONG, stream), stream);
        }
        assertThat(decoded(Counters::remotePrefills)).isEqualTo(1);
        assertThat(decoded(Counters::localPrefills)).isEqualTo(REQUESTS);
    }

    private RunningGateway.Answer chat(String prompt, boolean stream) {
        JsonObject body = new JsonObject()
                .put("model", RunningGateway.MODEL)
                .put("messages", List.of(Map.of("role", "user", "content", prompt)))
                .put("max_tokens", ANSWER_TOKENS)
                .put("stream", stream);
        return gateway.post("/v1/chat/completions", body.encode());
    }

    private static void assertWhole(RunningGateway.Answer answer, boolean stream) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        if (!stream) {
            JsonObject usage = new JsonObject(answer.body()).getJsonObject("usage");
            assertThat(usage.getInteger("completion_tokens")).isEqualTo(ANSWER_TOKENS);
            return;
        }
        assertThat(answer.body()).endsWith("data: [DONE]\n\n").contains("\"finish_reason\":\"length\"");
    }

    private long decoded(ToLongFunction<Counters> what) {
        return Stream.of(1, 2).map(this::counters).mapToLong(what).sum();
    }

    private Counters counters(int server) {
        return await(gateway.server(server).counters());
    }

    private static Map<String, ?> profile(String name, String filter) {
        return Map.of(
                "name",
                name,
                "plugins",
                List.of(Map.of("pluginRef", filter), Map.of("pluginRef", "active-request-scorer", "weight", 1)));
    }
}
