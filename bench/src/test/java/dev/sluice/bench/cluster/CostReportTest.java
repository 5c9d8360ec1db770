package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.endtoend.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CostReportTest {
    /** Alone 300 and 340 µs, so 320 of the round; a member 310 and 350, so 330: 10 more. In the other round 20 less. */
    private static final Added ADDED = new Added(List.of(
            new Added.Round(List.of(run(300), run(340)), List.of(run(310), run(350))),
            new Added.Round(List.of(run(400), run(400)), List.of(run(380), run(380)))));

    private static final Traffic TRAFFIC = new Traffic(10_000, 210_000, 200);

    @Test
    void compares_how_often_endpoints_are_asked_with_one_gateway() {
        List<Scrapes> counted = List.of(
                Scrapes.of(1, new int[] {0, 5}, new int[] {100, 105}, 5),
                Scrapes.of(2, new int[] {0, 0}, new int[] {100, 110}, 5));

        assertThat(Scrapes.rows(counted))
                .extracting(Row::measured)
                .containsExactly(
                        "20.0 (20.0–20.0 between endpoints), +0 %", "21.0 (20.0–22.0 between endpoints), +5 %");
    }

    @Test
    void subtracts_within_a_round_and_shows_the_median_of_rounds() {
        assertThat(ADDED.rows("below 20 µs"))
                .extracting(Row::measured)
                .contains(
                        "-5 µs (half of 2 rounds between -20 and +10; without 360, with 355)",
                        "-10 µs (half of 2 rounds between -40 and +20; without 720, with 710)");
    }

    /** Differences of -100, 0, 10, 20 and 900: the outermost on either side does not count. */
    @Test
    void shows_where_the_middle_half_of_five_rounds_lies() {
        List<Added.Round> rounds = Stream.of(1400, 500, 510, 400, 520)
                .map(member -> new Added.Round(List.of(run(500)), List.of(run(member))))
                .toList();

        assertThat(new Added(rounds).rows("below 20 µs").get(0).measured())
                .isEqualTo("+10 µs (half of 5 rounds between +0 and +20; without 500, with 510)");
    }

    @Test
    void admits_how_many_measurements_were_disturbed() {
        assertThat(ADDED.rows("below 20 µs"))
                .extracting(Row::measured)
                .contains("0.5 (0.5–0.5), more than 0.3 in 8 of 8 measurements");
    }

    /** 200,000 more bytes a second with 200 requests are 1,000 each; 1,000 requests a second are 1 MB and the idle 10 KB. */
    @Test
    void scales_traffic_by_what_a_request_causes() {
        assertThat(TRAFFIC.rows())
                .extracting(Row::measured)
                .containsExactly(
                        "1.01 MB/s; 1,000 bytes a request, measured at 200 requests/s (0.21 MB/s)", "10.0 KB/s");
    }

    @Test
    void shows_circumstances_before_one_table() {
        Row row = new Loss(Duration.ofMillis(700), Duration.ofMillis(1600)).row();

        assertThat(new CostReport(List.of("machine: one"), List.of(row)).markdown())
                .isEqualTo("""
                - machine: one

                |  | wanted | measured |
                | --- | --- | --- |
                | one of three killed | 1 s, 2 s | fresh samples of all endpoints after 700 ms, its share in flight gone after 1600 ms |
                """);
    }

    private static Run run(double p50) {
        return new Run(new Latencies(p50, p50 * 2), 1000, 5, 100, 0.5);
    }
}
