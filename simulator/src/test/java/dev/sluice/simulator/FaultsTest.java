package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.simulator.settings.AnswerFault;
import dev.sluice.simulator.settings.CutFault;
import dev.sluice.simulator.settings.Faults;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String WHOLE = "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':10}";
    private static final String STREAM = WHOLE.replace("}],", "}],'stream':true,");

    private final Simulation simulation = Simulation.quick();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void answers_with_a_status_and_when_to_retry() {
        simulation.with(Faults.NONE.withAnswer(AnswerFault.status(429).withRetryAfterSeconds(7)));
        Reply reply = simulation.chat(WHOLE);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.headers().get("retry-after")).isEqualTo("7");
        assertThat(reply.json().at("/error/type").asText()).isEqualTo("RateLimitError");
        assertThat(simulation.counters().received()).isEqualTo(1);
        assertThat(simulation.counters().finished()).isZero();
    }

    @Test
    void fails_a_share_of_the_requests() {
        simulation.with(Faults.NONE.withAnswer(AnswerFault.status(500).withRate(0.5)));
        List<Integer> statuses = IntStream.range(0, 60)
                .mapToObj(index -> simulation.chat(WHOLE).status())
                .toList();
        assertThat(statuses).containsOnly(200, 500).contains(200, 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "503", "599", "x", "200"})
    void answers_the_status_a_request_asks_for(String status) {
        Reply reply = Simulation.await(simulation.send(
                CHAT,
                request -> request.putHeader("x-return-error", status).send(WHOLE.replace('\'', '"')),
                Reply::of));
        boolean asked = status.startsWith("5") || status.startsWith("4");
        assertThat(reply.status()).isEqualTo(asked ? Integer.parseInt(status) : 400);
    }

    @Test
    void closes_the_connection_before_the_answer() {
        simulation.with(Faults.NONE.withAnswer(AnswerFault.reset()));
        assertThatThrownBy(() -> simulation.chat(WHOLE)).hasMessageContaining("closed");
    }

    @Test
    void hangs_until_the_client_leaves() {
        simulation.with(Faults.NONE.withAnswer(AnswerFault.hang()));
        Future<HttpClientResponse> hanging = simulation.open(CHAT, WHOLE);
        simulation.awaitCounters(counters -> counters.received() == 1);
        simulation.with(Faults.NONE);
        assertThat(simulation.chat(WHOLE).status()).isEqualTo(200);
        assertThat(hanging.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 10})
    void closes_the_connection_after_some_tokens_of_a_stream(int tokens) {
        simulation.with(Faults.NONE.withCut(CutFault.resetAfter(tokens)));
        Received received = receive();
        simulation.awaitCounters(counters -> received.isOver());
        assertThat(received.failed()).isTrue();
        assertThat(received.tokens()).isEqualTo(tokens);
        assertThat(received.text()).doesNotContain("[DONE]");
        assertThat(simulation.counters().running()).isZero();
    }

    @Test
    void closes_the_connection_instead_of_a_whole_answer() {
        simulation.with(Faults.NONE.withCut(CutFault.resetAfter(3)));
        assertThatThrownBy(() -> simulation.chat(WHOLE)).hasMessageContaining("closed");
    }

    @Test
    void stalls_after_some_tokens() {
        simulation.with(Faults.NONE.withCut(CutFault.stallAfter(4)));
        Received received = receive();
        simulation.awaitCounters(counters -> counters.finished() == 1 && received.tokens() == 4);
        assertThat(simulation.chat(WHOLE.replace("10", "3")).status()).isEqualTo(200);
        assertThat(received.isOver()).isFalse();
        assertThat(received.tokens()).isEqualTo(4);
    }

    @Test
    void sends_an_error_in_the_middle_of_a_stream() {
        simulation.with(Faults.NONE.withCut(CutFault.errorAfter(2)));
        Reply reply = simulation.chat(STREAM);
        assertThat(reply.status()).isEqualTo(200);
        JsonNode last = reply.events().get(reply.events().size() - 1);
        assertThat(last.at("/error/code").asInt()).isEqualTo(500);
        assertThat(reply.body()).endsWith("data: [DONE]\n\n");
        assertThat(reply.events()).hasSize(4);
        assertThat(simulation.chat(WHOLE).status()).isEqualTo(500);
    }

    @Test
    void sends_an_error_event_in_a_stream_of_the_responses_api() {
        simulation.with(Faults.NONE.withCut(CutFault.errorAfter(1)));
        Reply reply = simulation.post("/v1/responses", "{'input':'Hello','stream':true}");
        JsonNode last = reply.events().get(reply.events().size() - 1);
        assertThat(last.path("type").asText()).isEqualTo("error");
        assertThat(last.path("sequence_number").asInt())
                .isEqualTo(reply.events().size() - 1);
    }

    @Test
    void fails_its_health_check() {
        simulation.with(Faults.NONE.withUnhealthy(true));
        assertThat(simulation.get("/health").status()).isEqualTo(503);
        assertThat(simulation.chat(WHOLE).status()).isEqualTo(200);
    }

    private Received receive() {
        Received received = new Received();
        Simulation.await(simulation.send(
                CHAT,
                STREAM,
                head -> Future.succeededFuture(head.handler(received::add)
                        .exceptionHandler(failure -> received.fail())
                        .endHandler(end -> received.end()))));
        return received;
    }

    /** What has come of a stream so far. */
    private static final class Received {
        private final Buffer bytes = Buffer.buffer();
        private boolean over;
        private boolean failed;

        synchronized void add(Buffer chunk) {
            bytes.appendBuffer(chunk);
        }

        synchronized void fail() {
            failed = true;
            over = true;
        }

        synchronized void end() {
            over = true;
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized boolean failed() {
            return failed;
        }

        synchronized String text() {
            return bytes.toString();
        }

        int tokens() {
            return text().split("\"delta\":\\{\"content\"", -1).length - 1;
        }
    }
}
