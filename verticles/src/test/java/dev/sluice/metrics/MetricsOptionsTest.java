package dev.sluice.metrics;

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
                .hasMessageStartingWith("wanted interval, timeout, maxBackoff and modelsInterval between 1ms and 1h");
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

    private static MetricsOptions options(Duration interval, Duration grace, String engine) {
        Duration second = Duration.ofSeconds(1);
        return new MetricsOptions(interval, second, second, second, grace, engine, List.of());
    }
}
