package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The counter's side of leases. */
class CounterLeaseTest {
    private static final long ONE = 1;
    private static final long OTHER = 2;

    /** Parts of 1 s; a lease lives 1 s. */
    private final WindowSpec minute = WindowSpec.sliding(100, Duration.ofMinutes(1));

    private final Counter counter = new Counter();

    @Test
    void grants_a_share_of_what_is_left() {
        assertThat(renew(ONE, 1, 0, 0, 50, 1, 16, 0).granted()).isEqualTo(6);
        assertThat(renew(OTHER, 1, 0, 0, 2, 1, 16, 0).granted()).isEqualTo(2);
    }

    @Test
    void grants_the_least_where_the_share_is_smaller() {
        assertThat(renew(ONE, 1, 0, 0, 50, 40, 16, 0).granted()).isEqualTo(40);
        assertThat(renew(OTHER, 1, 0, 0, 61, 61, 16, 0).granted()).isZero();
    }

    @Test
    void counts_what_is_outstanding_as_used_until_it_is_told_otherwise() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        assertThat(counter.inUse(minute, 900)).isEqualTo(40);
        renew(ONE, 2, 10, 0, 0, 0, 1, 900);
        assertThat(counter.inUse(minute, 900)).isEqualTo(10);
        assertThat(counter.usage()).containsExactly(0, ONE, 10);
    }

    @Test
    void what_is_held_on_stays_outstanding() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        renew(ONE, 2, 10, 25, 5, 0, 1, 900);
        // 10 spent, 25 held on, 5 given back, 5 granted anew.
        assertThat(counter.inUse(minute, 900)).isEqualTo(40);
        assertThat(counter.leases()).containsExactly(ONE, 2, 10, 30, 5, 1900);
    }

    @Test
    void counts_what_a_silent_member_held_as_used_when_its_lease_expires() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 500);
        take(100, 61_000);
        // It expired at 1,500: it counts until the window leaves part 1.
        assertThat(counter.inUse(minute, 61_000)).isEqualTo(40);
        assertThat(take(100, 61_999).granted()).isEqualTo(100);
    }

    @Test
    void counts_nothing_twice_when_a_member_reports_after_its_lease_expired() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        take(0, 5000);
        renew(ONE, 2, 15, 0, 0, 0, 1, 6000);
        assertThat(counter.inUse(minute, 6000)).isEqualTo(40);
        renew(ONE, 3, 20, 0, 0, 0, 1, 7000);
        assertThat(counter.inUse(minute, 7000)).isEqualTo(45);
    }

    @Test
    void a_renewal_that_comes_twice_is_answered_alike_and_carried_out_once() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        Grant first = renew(ONE, 2, 30, 10, 20, 20, 1, 100);
        Grant second = renew(ONE, 2, 30, 10, 20, 20, 1, 200);
        assertThat(second).isEqualTo(first);
        assertThat(counter.inUse(minute, 200)).isEqualTo(60);
    }

    @Test
    void a_renewal_that_is_overtaken_changes_nothing() {
        renew(ONE, 2, 0, 0, 40, 40, 1, 0);
        assertThat(renew(ONE, 1, 0, 0, 10, 10, 1, 0).granted()).isZero();
        assertThat(counter.inUse(minute, 0)).isEqualTo(40);
    }

    @Test
    void takes_back_a_grant_that_was_never_heard_of() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        renew(ONE, 2, 0, 0, 30, 30, 1, 100);
        assertThat(counter.inUse(minute, 100)).isEqualTo(30);
    }

    @Test
    void a_counter_that_forgot_a_member_counts_only_what_it_was_not_told() {
        new Change.Renewal(9, 500, 480, 0, Change.Wish.NOTHING).applyTo(counter, minute, ONE, 0);
        assertThat(counter.inUse(minute, 0)).isEqualTo(20);
    }

    @Test
    void a_lease_begun_anew_by_the_same_member_is_not_mistaken_for_the_old_one() {
        renew(ONE, 1, 30, 0, 0, 0, 1, 0);
        renew(ONE, 2, 0, 0, 10, 10, 1, 1000);
        renew(ONE, 3, 10, 0, 0, 0, 1, 2000);
        assertThat(counter.inUse(minute, 2000)).isEqualTo(40);
    }

    @Test
    void forgets_members_that_have_been_silent_for_two_windows() {
        renew(ONE, 1, 0, 0, 40, 40, 1, 0);
        take(0, 120_999);
        assertThat(counter.leases()).isNotEmpty();
        take(0, 121_000);
        assertThat(counter.leases()).isEmpty();
    }

    private Grant renew(
            long member, long number, long spent, long held, long wanted, long least, int divisor, long now) {
        return new Change.Renewal(number, spent, 0, held, new Change.Wish(wanted, least, divisor))
                .applyTo(counter, minute, member, now);
    }

    private Grant take(long amount, long now) {
        return new Change.Take(amount, amount).applyTo(counter, minute, ONE, now);
    }
}
