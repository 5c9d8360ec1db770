package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    @Test
    void reads_the_line_among_what_wrk_prints() {
        ClosedLoop.Outcome outcome =
                ClosedLoop.parse("Running 3s test\n  1 threads\noutcome requests=6000 micros=3000000 bad=0\n");

        assertThat(outcome.requests()).isEqualTo(6000);
        assertThat(outcome.perSecond()).isEqualTo(2000.0);
    }

    @Test
    void takes_no_measurement_from_a_run_with_failed_requests() {
        assertThatThrownBy(() -> ClosedLoop.parse("outcome requests=6000 micros=3000000 bad=3\n"))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("3 failed requests");
    }

    @Test
    void takes_no_measurement_from_a_run_without_an_answer() {
        assertThatThrownBy(() -> ClosedLoop.parse("unable to connect to 127.0.0.1:1 Connection refused\n"))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("Connection refused");
    }
}
