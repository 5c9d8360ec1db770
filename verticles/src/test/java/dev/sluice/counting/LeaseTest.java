package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final long MS = 1_000_000;

    /** A lease lives 1 s. */
    private final WindowSpec minute = WindowSpec.sliding(100, Duration.ofMinutes(1));

    private final Lease lease = new Lease(minute, 0);

    @Test
    void admits_nothing_before_it_was_granted_something() {
        assertThat(lease.admit(1, 0)).isFalse();
        assertThat(lease.isDue(1, 0)).isTrue();
        assertThat(lease.isShut(1, 0)).isFalse();
    }

    @Test
    void asks_for_what_waits_for_it() {
        lease.share(3);
        lease.admit(7, 5 * MS);
        Change.Renewal renewal = lease.renew(7, 5 * MS);
        assertThat(renewal.wish().least()).isEqualTo(7);
        assertThat(renewal.wish().divisor()).isEqualTo(24);
        assertThat(renewal.held()).isZero();
    }

    @Test
    void admits_what_it_holds_and_no_more() {
        grant(10, 0);
        assertThat(lease.admit(6, MS)).isTrue();
        assertThat(lease.admit(5, MS)).isFalse();
        assertThat(lease.admit(4, MS)).isTrue();
    }

    @Test
    void admits_nothing_after_its_life() {
        grant(10, 0);
        assertThat(lease.admit(1, 999 * MS)).isTrue();
        assertThat(lease.admit(1, 1000 * MS)).isFalse();
    }

    @Test
    void is_due_when_less_than_a_third_is_left() {
        grant(30, 0);
        lease.admit(20, MS);
        assertThat(lease.isDue(0, MS)).isFalse();
        lease.admit(1, MS);
        assertThat(lease.isDue(0, MS)).isTrue();
    }

    @Test
    void is_due_at_half_its_life_to_report_and_once_only() {
        grant(30, 0);
        assertThat(lease.isDue(0, 499 * MS)).isFalse();
        assertThat(lease.isDue(0, 500 * MS)).isTrue();
        assertThat(lease.renew(0, 500 * MS).number()).isEqualTo(500 * MS);
        assertThat(lease.isDue(0, 500 * MS)).isFalse();
    }

    @Test
    void gives_back_what_nobody_is_likely_to_use() {
        grant(30, 0);
        Change.Renewal renewal = lease.renew(0, 500 * MS);
        assertThat(renewal.held()).isZero();
        lease.renewed(new Grant(0, 100, 0, 0), 501 * MS);
        assertThat(lease.isDue(0, 5000 * MS)).isFalse();
    }

    @Test
    void asks_for_as_much_as_was_asked_of_it_lately() {
        grant(30, 0);
        // 20 in 250 ms weigh a half against nothing before: 40 a second, and a lease lives a second. 10 are held.
        lease.admit(20, 100 * MS);
        Change.Renewal renewal = lease.renew(0, 250 * MS);
        assertThat(renewal.spent()).isEqualTo(20);
        assertThat(renewal.held()).isEqualTo(10);
        assertThat(renewal.wish().wanted()).isEqualTo(30);
    }

    @Test
    void is_shut_until_the_counter_expects_room_but_not_for_what_there_was_room_for() {
        lease.renew(7, 0);
        lease.renewed(new Grant(0, 3, 400, 0), MS);
        assertThat(lease.isShut(7, 2 * MS)).isTrue();
        assertThat(lease.isDue(7, 2 * MS)).isFalse();
        assertThat(lease.shutFor(2 * MS)).isEqualTo(399 * MS);
        assertThat(lease.isShut(3, 2 * MS)).isFalse();
        assertThat(lease.isDue(3, 2 * MS)).isTrue();
        assertThat(lease.isDue(7, 401 * MS)).isTrue();
    }

    @Test
    void is_shut_for_no_longer_than_a_life() {
        lease.renew(200, 0);
        lease.renewed(new Grant(0, 0, Grant.NEVER, 0), 0);
        assertThat(lease.isShut(200, 999 * MS)).isTrue();
        assertThat(lease.isShut(200, 1000 * MS)).isFalse();
    }

    @Test
    void spends_on_what_it_has_while_the_counter_cannot_be_reached() {
        grant(30, 0);
        lease.admit(21, MS);
        lease.renew(0, 2 * MS);
        lease.failed(30 * MS);
        assertThat(lease.isCutOff(529 * MS)).isTrue();
        assertThat(lease.isDue(10, 529 * MS)).isFalse();
        assertThat(lease.admit(9, 529 * MS)).isTrue();
        assertThat(lease.isDue(10, 530 * MS)).isTrue();
    }

    @Test
    void tells_again_what_nobody_heard() {
        grant(30, 0);
        lease.admit(21, MS);
        lease.renew(0, 2 * MS);
        lease.failed(30 * MS);
        Change.Renewal renewal = lease.renew(0, 530 * MS);
        assertThat(renewal.spent()).isEqualTo(21);
        assertThat(renewal.reported()).isZero();
    }

    @Test
    void what_was_not_used_is_held_again_until_it_was_reported() {
        grant(10, 0);
        lease.admit(10, MS);
        Mark mark = lease.mark();
        assertThat(lease.giveBack(4, mark)).isEmpty();
        assertThat(lease.admit(4, 2 * MS)).isTrue();
        lease.renew(0, 3 * MS);
        // A lease lives a part: it was spent in part 7 or 8, and reported in one of 7 to 9.
        assertThat(lease.giveBack(3, mark)).contains(new Change.Settle(7, 2, -3));
    }

    @Test
    void what_was_used_beyond_what_was_admitted_is_taken_from_what_is_held_and_reported() {
        grant(10, 0);
        lease.admit(5, MS);
        lease.addSpent(8);
        assertThat(lease.admit(1, MS)).isFalse();
        assertThat(lease.renew(0, 2 * MS).spent()).isEqualTo(13);
    }

    @Test
    void ends_by_giving_everything_back() {
        grant(10, 0);
        lease.admit(3, MS);
        Change.Renewal end = lease.end(2 * MS);
        assertThat(end.spent()).isEqualTo(3);
        assertThat(end.held()).isZero();
        assertThat(end.wish()).isEqualTo(Change.Wish.NOTHING);
        assertThat(lease.admit(1, 3 * MS)).isFalse();
    }

    private void grant(long amount, long now) {
        lease.renew(amount, now);
        lease.renewed(new Grant(amount, 50, 0, 7), now);
    }
}
