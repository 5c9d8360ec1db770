package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.endtoend.Latencies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostReportTest {
    /** Alone 300 and 340 µs, so 320 of the round; a member 310 and 350, so 330: 10 more. In the other round 20 less. */
    private static final Added ADDED = new Added(List.of(
            new Added.Round(List.of(run(300), run(340)), List.of(run(310), run(350))),
            new Added.Round(List.of(run(400), run(400)), List.of(run(380), run(380)))));

    private static final String REPORT = new CostReport(
                    List.of("machine: one"),
                    List.of(
                            Scrapes.of(1, new int[] {0, 5}, new int[] {100, 105}, 5),
                            Scrapes.of(2, new int[] {0, 0}, new int[] {100, 110}, 5)),
                    ADDED,
                    new Traffic(10_000, 210_000, 200),
                    new Loss(Duration.ofMillis(700), Duration.ofMillis(1600)))
            .markdown();

    @Test
    void compares_how_often_endpoints_are_asked_with_one_gateway() {
        assertThat(REPORT)
                .contains("1 gateway | as with one, ±10 % | 20.0 (20.0–20.0 between endpoints), +0 % |")
                .contains("2 gateways | as with one, ±10 % | 21.0 (20.0–22.0 between endpoints), +5 % |");
    }

    @Test
    void subtracts_within_a_round_and_shows_the_median_of_rounds_with_their_range() {
        assertThat(REPORT)
                .contains("p50 | below 20 µs | -5 µs (-20 to +10 over 2 rounds; alone 360, member 355) |")
                .contains("p99 |  | -10 µs (-40 to +20 over 2 rounds; alone 720, member 710) |");
    }

    /** 200,000 more bytes a second with 200 requests are 1,000 each; 1,000 requests a second are 1 MB and the idle 10 KB. */
    @Test
    void scales_traffic_by_what_a_request_causes() {
        assertThat(REPORT)
                .contains("| 1.01 MB/s; 1,000 bytes a request, measured at 200 requests/s (0.21 MB/s) |")
                .contains("| between two idle gateways |  | 10.0 KB/s |");
    }

    @Test
    void shows_circumstances_first_and_admits_what_else_was_busy() {
        assertThat(REPORT).startsWith("- machine: one\n- other processes used 0.5 cores meanwhile (0.5–0.5)\n");
    }

    private static Run run(double p50) {
        return new Run(new Latencies(p50, p50 * 2), 1000, 5, 100, 0.5);
    }
}
