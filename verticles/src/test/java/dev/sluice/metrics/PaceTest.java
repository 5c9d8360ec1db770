package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final RandomGenerator LOWEST = () -> 0;
    private static final RandomGenerator HIGHEST = () -> -1L;

    @Test
    void spreads_the_interval_by_a_tenth_either_way() {
        assertThat(pace(LOWEST).afterAnswer()).isEqualTo(Duration.ofMillis(45));
        assertThat(pace(HIGHEST).afterAnswer()).isBetween(Duration.ofNanos(54_999_999), Duration.ofMillis(55));
    }

    @Test
    void doubles_the_wait_with_each_failure_up_to_the_last_one() {
        Pace pace = pace(LOWEST);

        assertThat(Stream.generate(pace::afterFailure).limit(8).map(Duration::toMillis))
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void leaves_up_to_half_of_a_wait_out_by_chance() {
        assertThat(pace(HIGHEST).afterFailure()).isBetween(Duration.ofMillis(25), Duration.ofNanos(25_000_010));
    }

    @Test
    void begins_anew_after_an_answer() {
        Pace pace = pace(LOWEST);
        pace.afterFailure();
        pace.afterFailure();
        pace.afterAnswer();

        assertThat(pace.afterFailure()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void stays_bounded_however_often_it_fails() {
        Pace pace = pace(LOWEST);

        assertThat(Stream.generate(pace::afterFailure).limit(1000)).allMatch(wait -> wait.toMillis() <= 2000);
    }

    private static Pace pace(RandomGenerator random) {
        return new Pace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(2), random);
    }
}
