package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Silence silence = new Silence(Duration.ofMillis(500));
    private final Attention attention = new Attention(Duration.ofMillis(250));

    @Test
    void lasts_where_nothing_was_ever_heard() {
        assertThat(silence.lasts(NOW)).isTrue();
    }

    @Test
    void lasts_once_nothing_was_heard_for_more_than_its_bound() {
        silence.broken(NOW);

        assertThat(silence.lasts(NOW.plusMillis(500))).isFalse();
        assertThat(silence.lasts(NOW.plusMillis(501))).isTrue();
    }

    @Test
    void waits_as_long_as_it_was_told_to() {
        silence.expect(Duration.ofMillis(200), NOW);

        assertThat(silence.lasts(NOW.plusMillis(200))).isFalse();
        assertThat(silence.lasts(NOW.plusMillis(201))).isTrue();
    }

    @Test
    void lasts_where_a_clock_that_was_set_back_leaves_no_knowing() {
        silence.broken(NOW);

        assertThat(silence.lasts(NOW.minusSeconds(3600))).isTrue();
    }

    @Test
    void a_gateway_that_looks_often_keeps_up() {
        attention.keptUp(NOW);

        assertThat(attention.keptUp(NOW.plusMillis(250))).isTrue();
        assertThat(attention.keptUp(NOW.plusMillis(500))).isTrue();
    }

    @Test
    void a_gateway_that_was_held_up_does_not_conclude_anything_at_its_first_look() {
        assertThat(attention.keptUp(NOW)).isFalse();
        assertThat(attention.keptUp(NOW.plusMillis(251))).isFalse();
        assertThat(attention.keptUp(NOW.plusMillis(300))).isTrue();
    }

    @Test
    void a_clock_that_was_set_back_does_not_keep_up() {
        attention.keptUp(NOW);

        assertThat(attention.keptUp(NOW.minusSeconds(60))).isFalse();
        assertThat(attention.keptUp(NOW.minusSeconds(60).plusMillis(50))).isTrue();
    }
}
