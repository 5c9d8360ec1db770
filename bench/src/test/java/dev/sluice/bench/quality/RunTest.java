package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.message.PluginCatalog;
import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A server here takes 1 ms for a token of prompt and 10 ms for one of an answer, and runs one request. */
class RunTest {
    private static final ServerSpec ONE_AT_A_TIME =
            new ServerSpec(new EngineOptions(1, 1, 1, 16, 1_024, 4_096, 1), new Latency(0, 1, 10, 1, 0));

    /** Prompts of 100 tokens and answers of 11, all at the start; what they begin with is a matter of the number. */
    private record AtOnce(List<Integer> prompts) implements Workload {
        @Override
        public String title() {
            return "At once";
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public List<ServerSpec> servers() {
            return List.of(ONE_AT_A_TIME);
        }

        @Override
        public Duration length() {
            return Duration.ofMillis(400);
        }

        @Override
        public Duration measuredFrom() {
            return Duration.ZERO;
        }

        @Override
        public void start(Timeline timeline, Sender sender, RandomGenerator dice) {
            timeline.at(
                    0,
                    () -> prompts.forEach(number ->
                            sender.send(Job.of(new TokenRow().text(number, 100), Job.answer(number, 11), () -> {}))));
        }
    }

    @Test
    void times_the_first_token_and_counts_the_output() {
        Outcome outcome = outcome(1);
        assertThat(outcome.firstTokenSeconds()).as("100 tokens of 1 ms").containsOnly(0.1);
        assertThat(outcome.tokenMillis()).isCloseTo(10, within(1e-9));
        assertThat(outcome.outputTokensPerSecond()).as("11 in 0.4 s").isEqualTo(27.5);
    }

    @Test
    void lets_a_request_wait_for_its_turn_and_refuses_what_finds_no_room() {
        Outcome outcome = outcome(1, 2, 3, 4);
        assertThat(outcome.firstTokenSeconds())
                .as("100 ms, and 100 ms after the 200 ms of the first")
                .containsExactly(0.1, 0.3, 0.3);
        assertThat(outcome.refusedShare()).isEqualTo(0.5);
    }

    @Test
    void finds_in_the_cache_what_prompts_have_in_common() {
        Outcome outcome = outcome(1, 1);
        assertThat(outcome.hitShare()).as("6 blocks of 16, of 200 tokens").isEqualTo(0.48);
    }

    private static Outcome outcome(Integer... prompts) {
        var catalog = new PluginCatalog(Map.of(RoundRobinPickerFactory.TYPE, new RoundRobinPickerFactory()));
        return Run.outcome(new AtOnce(List.of(prompts)), Policy.ROUND_ROBIN, catalog, 1);
    }
}
