package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EngineProfileTest {
    @Test
    void serves_as_many_requests_as_prompts_and_full_batches_leave_time_for() {
        assertThat(EngineProfile.EIGHT_B.capacity(1_200, 1_000))
                .as("300 ms for the prompt, 1,000 steps of 42 ms for 256 each: 164.1 ms")
                .isCloseTo(1 / 0.464_062_5, within(1e-9));
        assertThat(EngineProfile.SEVENTY_B.capacity(1_200, 1_000))
                .as("600 ms and 1,000 / 256 of 80.5 ms: 314.5 ms")
                .isCloseTo(1 / 0.914_453_125, within(1e-9));
        assertThat(EngineProfile.SLOW_DECODE.capacity(1_200, 1_000))
                .as("150 ms and 1,000 / 256 of 95.6 ms: 373.4 ms")
                .isCloseTo(1 / 0.523_437_5, within(1e-9));
    }

    @Test
    void gives_its_pace_beside_the_engine_that_workloads_give_their_rates_for() {
        assertThat(EngineProfile.SLOW_DECODE.pace(650, 200)).isEqualTo(1);
        assertThat(EngineProfile.EIGHT_B.pace(1_200, 1_000)).isCloseTo(0.523_437_5 / 0.464_062_5, within(1e-9));
    }

    @Test
    void says_what_it_is_like() {
        assertThat(EngineProfile.EIGHT_B.line())
                .isEqualTo(
                        "Engine 8b-h100: a server prefills 4,000 tokens/s after 30 ms, takes 12.0 ms a step for one sequence"
                                + " and 42.0 ms for 256, runs 256 requests, queues 128 more and refuses beyond, and has a KV cache of"
                                + " 427,200 tokens.");
    }

    @Test
    void says_rates_as_a_sentence_has_them() {
        assertThat(EngineProfile.spoken(List.of(12.0))).isEqualTo("12");
        assertThat(EngineProfile.spoken(List.of(3.0, 6.26, 9.0))).isEqualTo("3, 6.3 and 9");
    }

    @Test
    void is_found_by_its_name_and_names_what_is_known() {
        assertThat(EngineProfile.of("70b-tp8")).isEqualTo(EngineProfile.SEVENTY_B);
        assertThatThrownBy(() -> EngineProfile.of("h100"))
                .hasMessage("unknown engine h100; known are 8b-h100, 70b-tp8, slow-decode");
    }
}
