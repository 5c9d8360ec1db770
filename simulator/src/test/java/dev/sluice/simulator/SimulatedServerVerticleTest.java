package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedServerVerticleTest {
    private static final String STREAM =
            "{'messages':[{'role':'user','content':'Hello'}],'max_tokens':50,'stream':true}";

    @Test
    void serves_many_streams_of_many_servers_at_once() {
        try (Simulation simulation = Simulation.quick()) {
            SimulatorOptions options =
                    SimulatorOptions.defaults().withLatency(Latency.none().withStepMillis(4));
            List<SimulatedServerVerticle> servers = IntStream.range(0, 40)
                    .mapToObj(index -> new SimulatedServerVerticle(options))
                    .toList();
            Simulation.await(Future.all(
                    servers.stream().map(simulation.vertx::deployVerticle).toList()));
            assertThat(servers.stream().map(SimulatedServerVerticle::port).distinct())
                    .hasSize(40);
            List<Future<Reply>> replies = IntStream.range(0, 400)
                    .mapToObj(index -> stream(simulation, servers.get(index % 40)))
                    .toList();
            Simulation.await(Future.all(replies));
            assertThat(replies).allMatch(reply -> reply.result().events().size() == 51);
        }
    }

    @Test
    void goes_on_when_a_server_on_the_same_event_loop_goes_away() {
        try (Simulation simulation =
                new Simulation(Simulation.QUICK.withLatency(Latency.none().withStepMillis(5)))) {
            SimulatorOptions options = Simulation.SLOW;
            List<String> others = IntStream.range(0, 16)
                    .mapToObj(index -> new SimulatedServerVerticle(options))
                    .map(other -> {
                        String id = Simulation.await(simulation.vertx.deployVerticle(other));
                        Simulation.await(send(simulation, other, head -> Future.succeededFuture(head.statusCode())));
                        return id;
                    })
                    .toList();
            Future<Reply> reply = stream(simulation, simulation.server);
            others.forEach(id -> Simulation.await(simulation.vertx.undeploy(id)));
            assertThat(Simulation.await(reply).events()).hasSize(51);
        }
    }

    @Test
    void keeps_the_answer_for_a_slow_reader_without_loss() {
        try (Simulation simulation = Simulation.of(EngineOptions.defaults().withCache(16, 8192, 10_000))) {
            String longAnswer = STREAM.replace("50", "8000,'n':8");
            HttpClientResponse response = Simulation.await(simulation.open("/v1/chat/completions", longAnswer));
            simulation.awaitCounters(counters -> counters.finished() == 8);
            Future<Reply> reply = Reply.of(response);
            response.resume();
            assertThat(Simulation.await(reply).events()).hasSize(64_008);
            assertThat(reply.result().body()).endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void closes_its_port_and_opens_it_again() {
        try (Simulation simulation = Simulation.quick()) {
            int port = simulation.server.port();
            Simulation.await(simulation.server.closePort());
            assertThatThrownBy(() -> simulation.get("/health")).isInstanceOf(IllegalStateException.class);
            Simulation.await(simulation.server.openPort());
            assertThat(simulation.get("/health").status()).isEqualTo(200);
            assertThat(simulation.server.port()).isEqualTo(port);
        }
    }

    @Test
    void names_itself_after_its_port_unless_it_has_a_name() {
        try (Simulation simulation = new Simulation(SimulatorOptions.defaults())) {
            assertThat(simulation.get("/health").headers().get("x-inference-pod"))
                    .isEqualTo("simulator-" + simulation.server.port());
        }
    }

    @Test
    void refuses_options_that_make_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineOptions.defaults().withCache(16, 10, 1000))
                .withMessage("blocks: wanted at least 63 so that one answer of maxModelLen fits, found 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorOptions.defaults().withName("a\nb"))
                .withMessageStartingWith("name: wanted visible ASCII");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorOptions.defaults().withPort(70_000))
                .withMessage("port: wanted 0 to 65535, found 70000");
    }

    private static <T> Future<T> send(
            Simulation simulation, SimulatedServerVerticle server, Function<HttpClientResponse, Future<T>> reader) {
        return simulation.sendTo(server, "/v1/chat/completions", request -> request.send(STREAM.replace('\'', '"'))
                .compose(reader));
    }

    private static Future<Reply> stream(Simulation simulation, SimulatedServerVerticle server) {
        return send(simulation, server, Reply::of);
    }
}
