package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.simulator.settings.EngineOptions;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbortTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String WHOLE = "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':1000}";
    private static final String STREAM = WHOLE.replace("}],", "}],'stream':true,");

    private final Simulation simulation =
            new Simulation(Simulation.SLOW.withEngine(EngineOptions.defaults().withMaxNumSeqs(1)));

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void frees_the_place_of_a_stream_whose_client_leaves() {
        HttpClientResponse first = Simulation.await(simulation.open(CHAT, STREAM));
        simulation.awaitCounters(counters -> counters.running() == 1);
        Simulation.await(first.request().connection().close());
        simulation.awaitCounters(counters -> counters.running() == 0 && counters.aborted() == 1);
        assertThat(simulation.get("/metrics").body())
                .contains(
                        "vllm:request_success_total{finished_reason=\"abort\",engine=\"0\",model_name=\"simulated-8b\"} 1.0");
    }

    @Test
    void gives_the_place_to_the_next_in_the_queue() {
        HttpClientResponse first = Simulation.await(simulation.open(CHAT, STREAM));
        HttpClientResponse second = Simulation.await(simulation.open(CHAT, STREAM));
        simulation.awaitCounters(counters -> counters.running() == 1 && counters.waiting() == 1);
        Simulation.await(first.request().connection().close());
        simulation.awaitCounters(counters -> counters.running() == 1 && counters.waiting() == 0);
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void forgets_a_client_that_leaves_the_queue() {
        HttpClientResponse first = Simulation.await(simulation.open(CHAT, STREAM));
        HttpClientResponse second = Simulation.await(simulation.open(CHAT, STREAM));
        simulation.awaitCounters(counters -> counters.waiting() == 1);
        Simulation.await(second.request().connection().close());
        simulation.awaitCounters(counters -> counters.waiting() == 0 && counters.running() == 1);
        assertThat(first.statusCode()).isEqualTo(200);
    }

    @Test
    void frees_the_place_of_a_whole_answer_whose_client_leaves() {
        HttpClientRequest request = Simulation.await(simulation.sendTo(simulation.server, CHAT, opened -> {
            opened.end(WHOLE.replace('\'', '"')).onFailure(closed -> {});
            return Future.succeededFuture(opened);
        }));
        simulation.awaitCounters(counters -> counters.running() == 1);
        Simulation.await(request.connection().close());
        simulation.awaitCounters(counters -> counters.running() == 0 && counters.aborted() == 1);
    }
}
