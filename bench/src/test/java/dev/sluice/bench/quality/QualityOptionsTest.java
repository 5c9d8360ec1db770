package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityOptionsTest {
    @Test
    void tries_every_workload_with_five_seeds_unless_told_otherwise() {
        QualityOptions options = QualityOptions.of(List.of());
        assertThat(options.workloads()).hasSize(6);
        assertThat(options.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void takes_the_workloads_and_seeds_it_is_told() {
        QualityOptions options = QualityOptions.of(List.of("--workloads", "c,a", "--seeds", "7", "--quick"));
        assertThat(options.workloads())
                .extracting(workload -> workload.get().title())
                .containsExactly("c. LoRA adapters", "a. Shared prefixes");
        assertThat(options.seeds()).containsExactly(7L);
    }

    @Test
    void names_what_it_does_not_know() {
        assertThatThrownBy(() -> QualityOptions.of(List.of("--workloads", "x")))
                .hasMessage("unknown workload x; known are a, b, c, d, e, h");
        assertThatThrownBy(() -> QualityOptions.of(List.of("--seeds", "one")))
                .hasMessage("option --seeds needs whole numbers, found one");
        assertThatThrownBy(() -> QualityOptions.of(List.of("--sead", "1"))).hasMessageContaining("--sead");
    }
}
