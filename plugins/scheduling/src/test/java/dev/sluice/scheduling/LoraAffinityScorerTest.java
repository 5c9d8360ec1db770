package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoraAffinityScorerTest extends ScorerContract<NoParameters> {
    private final Endpoint running = lora("running", Set.of("poems", "summaries"), Set.of(), 2);
    private final Endpoint room = lora("room", Set.of("summaries"), Set.of(), 2);
    private final Endpoint waiting = lora("waiting", Set.of("summaries"), Set.of("poems"), 2);
    private final Endpoint waitingWithRoom = lora("waiting-with-room", Set.of("summaries"), Set.of("poems"), 3);
    private final Endpoint taken = lora("taken", Set.of("summaries"), Set.of("translations"), 2);
    private final Endpoint withoutAdapters = endpoint("without").waiting(0).build();

    @Override
    protected PluginFactory<NoParameters> factory() {
        return new LoraAffinityScorerFactory();
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }

    @Test
    void scores_1_where_the_adapter_is_running() {
        assertThat(scores("poems", running)).containsExactly(1.0);
    }

    @Test
    void scores_four_fifths_where_there_is_room_for_the_adapter() {
        assertThat(scores("poems", room, waitingWithRoom)).containsExactly(0.8, 0.8);
    }

    @Test
    void scores_three_fifths_where_the_adapter_waits_for_room() {
        assertThat(scores("poems", waiting)).containsExactly(0.6);
    }

    @Test
    void scores_0_where_others_hold_every_place() {
        assertThat(scores("poems", taken)).containsExactly(0.0);
    }

    @Test
    void scores_a_request_for_the_base_model_by_the_room_for_adapters() {
        assertThat(scores("llama", running, room, taken)).containsExactly(0.0, 0.8, 0.0);
    }

    @Test
    void scores_0_where_nothing_is_known_of_adapters() {
        assertThat(scores("poems", withoutAdapters, endpoint("unknown").build()))
                .containsExactly(0.0, 0.0);
    }

    private List<Double> scores(String model, Endpoint... candidates) {
        return Scores.of(scorer(), Requests.forModel(model), List.of(candidates));
    }

    private static Endpoint lora(String name, Set<String> running, Set<String> waiting, int max) {
        return endpoint(name).adapters(running, waiting, max).build();
    }
}
