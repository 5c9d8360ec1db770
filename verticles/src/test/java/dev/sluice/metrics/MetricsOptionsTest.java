package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0005S", "PT2H"})
    void refuses_an_interval_that_makes_no_sense(String interval) {
        assertThatThrownBy(() -> options(Duration.parse(interval), Duration.ZERO, "vllm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "wanted interval, timeout, maxBackoff, modelsInterval and takeOverAfter between 1ms and 1h");
    }

    @Test
    void refuses_a_grace_in_the_past() {
        assertThatThrownBy(() -> options(Duration.ofMillis(50), Duration.ofSeconds(-1), "vllm"))
                .hasMessage("wanted a modelsGrace of 0s or more");
    }

    @Test
    void refuses_a_default_engine_that_nobody_knows() {
        assertThatThrownBy(() -> options(Duration.ofMillis(50), Duration.ZERO, "vlm"))
                .hasMessageContaining("found 'vlm'");
    }

    @Test
    void refuses_to_take_over_after_no_time() {
        assertThatThrownBy(() -> takingOverAfter(Duration.ofMillis(50), Duration.ZERO))
                .hasMessageEndingWith("takeOverAfter between 1ms and 1h, found 0ms");
    }

    @Test
    void waits_for_five_intervals_at_least_before_it_takes_over() {
        assertThat(takingOverAfter(Duration.ofMillis(50), Duration.ofMillis(500))
                        .longestSilence())
                .isEqualTo(Duration.ofMillis(500));
        assertThat(takingOverAfter(Duration.ofMillis(200), Duration.ofMillis(500))
                        .longestSilence())
                .isEqualTo(Duration.ofMillis(1000));
    }

    @Test
    void tells_again_five_times_in_the_time_after_which_others_take_over() {
        assertThat(takingOverAfter(Duration.ofMillis(50), Duration.ofMillis(500))
                        .toldAgainAfter())
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void waits_for_models_by_the_longer_of_interval_and_backoff() {
        // 500 ms, 1 s for an ask, twice the 1 s between two asks
        assertThat(takingOverAfter(Duration.ofMillis(50), Duration.ofMillis(500))
                        .longestModelsSilence())
                .isEqualTo(Duration.ofMillis(3500));
    }

    private static MetricsOptions takingOverAfter(Duration interval, Duration bound) {
        Duration second = Duration.ofSeconds(1);
        return new MetricsOptions(interval, second, second, second, bound, Duration.ZERO, "vllm", List.of());
    }

    private static MetricsOptions options(Duration interval, Duration grace, String engine) {
        Duration second = Duration.ofSeconds(1);
        return new MetricsOptions(interval, second, second, second, second, grace, engine, List.of());
    }
}
