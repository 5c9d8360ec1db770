package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminConfigTest {
    private static final String PATH = "/admin/config";
    private static final String CHAT = "{'messages':[{'role':'user','content':'Hi'}],'max_tokens':1}";

    private final Simulation simulation = Simulation.quick();

    @AfterEach
    void close() {
        simulation.close();
    }

    @Test
    void shows_every_setting() {
        JsonNode json = simulation.get(PATH).json();
        assertThat(json.at("/latency/stepMillis").asDouble()).isEqualTo(0.1);
        assertThat(json.at("/faults/answer/kind").asText()).isEqualTo("NONE");
        assertThat(json.at("/fakeMetrics/enabled").asBoolean()).isFalse();
    }

    @Test
    void changes_a_part_at_once() {
        Reply reply = simulation.post(PATH, "{'faults':{'answer':{'kind':'status','status':503}}}");
        assertThat(reply.json().at("/faults/answer/status").asInt()).isEqualTo(503);
        assertThat(simulation.get(PATH).json()).isEqualTo(reply.json());
        assertThat(simulation.chat(CHAT).status()).isEqualTo(503);
        simulation.post(PATH, "{'faults':{'answer':{'kind':'none'}}}");
        assertThat(simulation.chat(CHAT).status()).isEqualTo(200);
    }

    @Test
    void changes_nothing_when_a_part_is_wrong() {
        JsonNode before = simulation.get(PATH).json();
        Reply refused = simulation.post(PATH, "{'fakeMetrics':{'enabled':true},'latency':{'jitter':9}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("latency: jitter: wanted 0 to 0.3, found 9");
        assertThat(simulation.get(PATH).json()).isEqualTo(before);
    }

    @Test
    void closes_the_port_for_a_while() {
        int port = simulation.server.port();
        assertThat(simulation.post(PATH, "{'faults':{'refuseForMillis':300}}").status())
                .isEqualTo(200);
        Simulation.awaitThat(() -> refused());
        Simulation.awaitThat(() -> !refused());
        assertThat(simulation.server.port()).isEqualTo(port);
        assertThat(simulation.get(PATH).json().at("/faults/refuseForMillis").asInt())
                .isZero();
    }

    private boolean refused() {
        try {
            return simulation.get("/health").status() != 200;
        } catch (IllegalStateException connectionRefused) {
            return true;
        }
    }
}
