package dev.sluice.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    void tries_every_workload_under_every_policy() {
        assertThat(Experiment.report(List.of("--quick")))
                .contains("a. Shared prefixes", "b. Agents", "c. LoRA adapters", "d. Short", "e. One slow server")
                .contains("Engine 8b-h100: ", "o. Shared prefixes, in overload")
                .contains("| round robin | ", "| least request | ", "seeds 1, 2");
    }

    @Test
    void comes_to_the_same_tables_with_the_same_seeds() {
        List<String> arguments = List.of("--quick", "--workloads", "b,c", "--seeds", "5");
        assertThat(Experiment.report(arguments)).isEqualTo(Experiment.report(arguments));
    }

    @Test
    void comes_to_other_tables_with_other_seeds() {
        assertThat(Experiment.report(List.of("--quick", "--workloads", "d", "--seeds", "3")))
                .isNotEqualTo(Experiment.report(List.of("--quick", "--workloads", "d", "--seeds", "4"))
                        .replace("seeds 4", "seeds 3"));
    }
}
