package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QualityOptionsTest {
    @Test
    void tries_every_workload_with_five_seeds_unless_told_otherwise() {
        QualityOptions options = QualityOptions.of(List.of());
        assertThat(options.workloads()).hasSize(7);
        assertThat(options.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(options.engine()).isEqualTo(EngineProfile.EIGHT_B);
    }

    @Test
    void takes_rates_as_the_engine_can_serve_them() {
        assertThat(requests("slow-decode")).contains("arrivals at 3, 6, 9, 12, 15 and 15 a second");
        assertThat(requests("8b-h100"))
                .as("0.5234 s / 0.4641 s times as many")
                .contains("3.4, 6.8, 10.2, 13.5, 16.9 and");
    }

    private static String requests(String engine) {
        QualityOptions options = QualityOptions.of(List.of("--workloads", "a", "--engine", engine));
        return options.workloads().get(0).get().description();
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
                .hasMessage("unknown workload x; known are a, b, c, d, e, h, o");
        assertThatThrownBy(() -> QualityOptions.of(List.of("--seeds", "one")))
                .hasMessage("option --seeds needs whole numbers, found one");
        assertThatThrownBy(() -> QualityOptions.of(List.of("--sead", "1"))).hasMessageContaining("--sead");
    }
}
