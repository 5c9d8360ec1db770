package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void has_a_confidence_interval_by_students_t() {
        Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0), value -> value);
        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(estimate.halfWidth()).as("4.303 · 1 / √3").isCloseTo(2.4843, within(1e-4));
    }

    @Test
    void has_no_interval_for_a_single_run() {
        assertThat(Estimate.of(List.of(5.0), value -> value)).isEqualTo(new Estimate(5, 0));
    }
}
