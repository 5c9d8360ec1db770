package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three gateways over one counter, in simulated time: what they admit together, against the limit. */
class SharedCounterTest {
    private static final int WINDOWS = 62;
    private static final int MEASURED = 60;
    private static final long FOR_EVER = Long.MAX_VALUE;

    @ParameterizedTest(name = "{0} ms, {1}, requests to {2}, demand {3}, {4} ms to ask")
    @CsvSource({
        "1000, 1000, 1, 1.5, 1",
        "1000, 20000, 100, 1.5, 2",
        "10000, 5000, 1, 1.2, 2",
        "60000, 100, 1, 4, 2",
        "60000, 10000, 1, 1.5, 2",
        "60000, 1000000, 4000, 1.5, 2",
        "60000, 1000000, 4000, 4, 20",
    })
    void leases_stay_within_the_limit_and_use_97_percent_of_it(
            long millis, long limit, long largest, double demand, long roundTrip) {
        Simulation run = simulation(WindowSpec.sliding(limit, Duration.ofMillis(millis)));
        run.add(demand / 3, largest, FOR_EVER, false);
        run.add(demand / 3, largest, FOR_EVER, false);
        run.add(demand / 3, largest, FOR_EVER, false);
        assertWithinLimitAndUsed(run.run(roundTrip));
    }

    @Test
    void leases_do_so_where_one_gateway_has_nearly_all_requests() {
        Simulation run = simulation(WindowSpec.sliding(100_000, Duration.ofSeconds(10)));
        run.add(1.4, 500, FOR_EVER, false);
        run.add(0.05, 500, FOR_EVER, false);
        run.add(0.05, 500, FOR_EVER, false);
        assertWithinLimitAndUsed(run.run(2));
    }

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(longs = {1000, 10_000, 60_000})
    void leases_do_so_when_a_gateway_dies_in_the_middle_of_a_window(long millis) {
        Simulation run = simulation(WindowSpec.sliding(20_000, Duration.ofMillis(millis)));
        run.add(0.7, 20, FOR_EVER, false);
        run.add(0.7, 20, 30 * millis + millis / 5, false);
        run.add(0.7, 20, FOR_EVER, false);
        assertWithinLimitAndUsed(run.run(2));
    }

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(longs = {1000, 60_000})
    void leases_do_so_in_fixed_windows(long millis) {
        Simulation run = simulation(WindowSpec.fixed(20_000, Duration.ofMillis(millis)));
        run.add(0.5, 20, FOR_EVER, false);
        run.add(0.5, 20, FOR_EVER, false);
        run.add(0.5, 20, FOR_EVER, false);
        assertWithinLimitAndUsed(run.run(2));
    }

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(longs = {1000, 10_000, 60_000})
    void takes_one_by_one_stay_within_the_limit_and_use_97_percent_of_it(long millis) {
        Simulation run = simulation(WindowSpec.sliding(20_000, Duration.ofMillis(millis)));
        run.add(0.5, 20, FOR_EVER, true);
        run.add(0.5, 20, FOR_EVER, true);
        run.add(0.5, 20, FOR_EVER, true);
        assertWithinLimitAndUsed(run.run(2));
    }

    @Test
    void leases_spare_the_counter_most_questions_below_the_limit() {
        // 100 requests a second for 3 gateways with a limit of twice that: each reports twice in the second that its
        // lease lives.
        Simulation run = simulation(WindowSpec.sliding(12_000, Duration.ofMinutes(1)));
        run.add(0.5 / 3, 1, FOR_EVER, false);
        run.add(0.5 / 3, 1, FOR_EVER, false);
        run.add(0.5 / 3, 1, FOR_EVER, false);
        run.run(2);
        assertThat(run.utilisation(MEASURED)).isBetween(0.49, 0.51);
        assertThat(run.renewalsPerSecond()).isLessThan(10);
    }

    private static void assertWithinLimitAndUsed(Simulation run) {
        assertThat(run.fullest()).isLessThanOrEqualTo(1);
        assertThat(run.utilisation(MEASURED)).isGreaterThanOrEqualTo(0.97);
    }

    private static Simulation simulation(WindowSpec window) {
        return new Simulation(window, WINDOWS);
    }
}
