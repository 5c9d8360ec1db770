package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Rounds ROUNDS = new Rounds(
            Scenario.requests(1024),
            List.of(
                    new Measurement("direct", 0, 90_000, 0, new Latencies(50, 100), 0, 0.1),
                    new Measurement("nginx", 0, 40_000, 10, new Latencies(100, 200), 9_000_000, 0.1),
                    new Measurement("sluice", 0, 20_000, 20, new Latencies(150, 500), 200_000_000, 0.1),
                    new Measurement("sluice", 1, 10_000, 60, new Latencies(170, 700), 220_000_000, 0.1),
                    new Measurement("nginx", 1, 40_000, 20, new Latencies(100, 200), 9_000_000, 0.5),
                    new Measurement("direct", 1, 90_000, 0, new Latencies(60, 100), 0, 0.1)));

    @Test
    void shows_medians_and_the_ratios_of_each_round_to_nginx_with_their_range() {
        assertThat(Report.table(ROUNDS, Column.CAPACITY))
                .contains("| sluice | 15,000 | 0.38 (0.25–0.50) | 40.0 | 2.50 (2.00–3.00) | 50.0 | 210 |");
    }

    @Test
    void shows_what_a_target_adds_to_direct_in_the_same_round() {
        assertThat(Report.table(ROUNDS, Column.LATENCY))
                .contains("| sluice | 160 | 600 | 1.60 (1.50–1.70) | 3.00 (2.50–3.50) | 105 | 500 |");
    }

    @Test
    void shows_no_usage_of_the_way_without_a_proxy() {
        assertThat(Report.table(ROUNDS, Column.CAPACITY))
                .contains("| direct | 90,000 | 2.25 (2.25–2.25) | – | – | – | – |");
    }

    @Test
    void admits_how_many_measurements_were_disturbed() {
        assertThat(new Report(List.of("seed 1"), List.of(ROUNDS)).markdown())
                .startsWith("- seed 1\n")
                .contains("Other processes used more than 0.3 cores in 1 of 6 measurements.");
    }
}
