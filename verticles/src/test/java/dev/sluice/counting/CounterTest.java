package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CounterTest {
    private static final long ONE = 1;
    private static final long OTHER = 2;

    /** Parts of 1 s; a lease lives 1 s. */
    private final WindowSpec minute = WindowSpec.sliding(100, Duration.ofMinutes(1));

    private final Counter counter = new Counter();

    @Test
    void grants_what_is_wanted_where_there_is_room() {
        assertThat(take(ONE, 30, 30, 0)).isEqualTo(new Grant(30, 70, 0, 0));
        assertThat(take(OTHER, 70, 70, 5000)).isEqualTo(new Grant(70, 0, 0, 5));
    }

    @Test
    void grants_what_there_is_where_that_is_not_less_than_the_least() {
        take(ONE, 90, 90, 0);
        assertThat(take(OTHER, 50, 10, 0).granted()).isEqualTo(10);
    }

    @Test
    void says_when_the_least_fits_in() {
        take(ONE, 60, 60, 500);
        take(ONE, 40, 40, 10_000);
        // 70 are free when parts 0 and 10 no longer count: the window of one minute leaves part 10 at 70,999.
        assertThat(take(ONE, 60, 60, 20_000)).isEqualTo(new Grant(0, 0, 40_999, 20));
        assertThat(take(ONE, 70, 70, 20_000).waitMillis()).isEqualTo(50_999);
        assertThat(take(ONE, 60, 60, 60_998).granted()).isZero();
        assertThat(take(ONE, 60, 60, 60_999).granted()).isEqualTo(60);
    }

    @Test
    void never_grants_more_than_the_limit() {
        assertThat(take(ONE, 101, 101, 0)).isEqualTo(new Grant(0, 100, Grant.NEVER, 0));
    }

    @Test
    void goes_by_the_limit_of_the_moment() {
        take(ONE, 80, 80, 0);
        WindowSpec smaller = WindowSpec.sliding(50, Duration.ofMinutes(1));
        assertThat(new Change.Take(1, 1).applyTo(counter, smaller, ONE, 1).granted())
                .isZero();
        assertThat(take(ONE, 20, 20, 2).granted()).isEqualTo(20);
    }

    @Test
    void a_fixed_window_starts_anew() {
        WindowSpec fixed = WindowSpec.fixed(100, Duration.ofMinutes(1));
        var all = new Change.Take(100, 100);
        assertThat(all.applyTo(counter, fixed, ONE, 59_000).granted()).isEqualTo(100);
        assertThat(all.applyTo(counter, fixed, ONE, 59_500).waitMillis()).isEqualTo(500);
        assertThat(all.applyTo(counter, fixed, ONE, 60_000).granted()).isEqualTo(100);
    }

    @Test
    void what_was_used_beyond_a_take_delays_later_ones() {
        long part = take(ONE, 50, 50, 0).part();
        settle(part, 70, 2000);
        assertThat(counter.inUse(minute, 2000)).isEqualTo(120);
        assertThat(take(ONE, 1, 1, 3000)).isEqualTo(new Grant(0, 0, 57_999, 3));
        assertThat(take(ONE, 100, 100, 60_999).granted()).isEqualTo(100);
    }

    @Test
    void what_was_used_beyond_a_take_that_no_longer_counts_counts_now() {
        long part = take(ONE, 50, 50, 0).part();
        settle(part, 70, 90_000);
        assertThat(counter.inUse(minute, 140_000)).isEqualTo(70);
    }

    @Test
    void what_was_not_used_is_given_back_where_it_was_taken() {
        long part = take(ONE, 50, 50, 0).part();
        take(ONE, 50, 50, 5000);
        settle(part, -20, 6000);
        assertThat(counter.inUse(minute, 6000)).isEqualTo(80);
        assertThat(counter.inUse(minute, 60_999)).isEqualTo(50);
    }

    @Test
    void nothing_is_given_back_of_what_no_longer_counts_and_no_more_than_there_was() {
        long part = take(ONE, 50, 50, 0).part();
        take(OTHER, 30, 30, 0);
        settle(part, -60, 1000);
        assertThat(counter.inUse(minute, 1000)).isEqualTo(30);
        take(ONE, 40, 40, 61_000);
        settle(part, -10, 62_000);
        assertThat(counter.inUse(minute, 62_000)).isEqualTo(40);
    }

    @Test
    void a_clock_that_steps_back_forgets_nothing() {
        take(ONE, 100, 100, 30_000);
        assertThat(take(OTHER, 1, 1, 10_000).granted()).isZero();
    }

    @Test
    void an_amount_with_no_least_is_granted_as_far_as_there_is_room() {
        take(ONE, 95, 95, 0);
        assertThat(take(ONE, 10, 0, 0).granted()).isEqualTo(5);
        assertThat(take(ONE, 10, 0, 0)).isEqualTo(new Grant(0, 0, 0, 0));
    }

    @Test
    void a_copy_says_the_same() {
        take(ONE, 50, 50, 0);
        new Change.Renewal(1, 0, 0, 0, new Change.Wish(20, 1, 1)).applyTo(counter, minute, OTHER, 0);
        Counter copy = Counter.of(counter.usage(), counter.leases());
        assertThat(copy.inUse(minute, 1)).isEqualTo(70);
        assertThat(copy.usage()).containsExactly(0, ONE, 50);
        assertThat(copy.leases()).containsExactly(OTHER, 1, 0, 20, 20, 1000);
    }

    private Grant take(long member, long wanted, long least, long now) {
        return new Change.Take(wanted, least).applyTo(counter, minute, member, now);
    }

    private void settle(long part, long delta, long now) {
        new Change.Settle(part, 0, delta).applyTo(counter, minute, ONE, now);
    }
}
