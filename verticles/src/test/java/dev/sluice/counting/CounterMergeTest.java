package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Copies of a counter that grew apart, put together. The histories of the repeated tests are drawn by their number. */
class CounterMergeTest {
    private static final int HISTORIES = 100;

    private final WindowSpec minute = WindowSpec.sliding(1000, Duration.ofMinutes(1));

    @Test
    void keeps_what_both_sides_used_and_counts_what_they_had_in_common_once() {
        Counter one = new Counter();
        take(one, 1, 100, 0);
        Counter other = copy(one);
        take(one, 1, 50, 5000);
        take(other, 2, 70, 5000);
        assertThat(Counter.merged(one, other).inUse(minute, 5000)).isEqualTo(220);
    }

    @Test
    void keeps_the_lease_that_one_side_renewed_and_what_the_other_counted_when_it_expired() {
        Counter one = new Counter();
        renew(one, 1, 1, 0, 0, 40);
        Counter other = copy(one);
        renew(one, 1, 2, 30, 10, 500);
        take(other, 2, 0, 3000);
        Counter merged = Counter.merged(one, other);
        // Of the 40, one side has 30 used in part 0 and 10 outstanding, the other 40 used in part 1, when the lease
        // expired there.
        assertThat(merged.usage()).containsExactly(0, 1, 30, 1, 1, 40);
        assertThat(merged.leases()).containsExactly(1, 2, 30, 40, 40, 1500);
        renew(merged, 1, 3, 40, 0, 1400);
        assertThat(merged.usage()).containsExactly(0, 1, 30, 1, 1, 50);
    }

    @RepeatedTest(HISTORIES)
    void does_not_depend_on_the_order_and_changes_nothing_the_second_time(RepetitionInfo run) {
        var random = new SplittableRandom(run.getCurrentRepetition());
        Counter common = history(new Counter(), random, 0);
        Counter one = history(copy(common), random, 20);
        Counter other = history(copy(common), random, 20);
        Counter third = history(copy(common), random, 20);
        Counter merged = Counter.merged(one, other);
        assertSame(merged, Counter.merged(other, one));
        assertSame(merged, Counter.merged(merged, other));
        assertSame(one, Counter.merged(one, one));
        assertSame(Counter.merged(merged, third), Counter.merged(one, Counter.merged(other, third)));
    }

    @RepeatedTest(HISTORIES)
    void is_never_less_than_either(RepetitionInfo run) {
        var random = new SplittableRandom(run.getCurrentRepetition());
        Counter common = history(new Counter(), random, 0);
        Counter one = history(copy(common), random, 20);
        Counter other = history(copy(common), random, 20);
        Counter merged = Counter.merged(one, other);
        for (long now = 0; now < 120_000; now += 500) {
            assertThat(merged.inUse(minute, now))
                    .isGreaterThanOrEqualTo(Math.max(one.inUse(minute, now), other.inUse(minute, now)))
                    .isLessThanOrEqualTo(one.inUse(minute, now) + other.inUse(minute, now));
        }
    }

    /** Some dozens of takes and renewals by four members, within 20 s. */
    private Counter history(Counter counter, SplittableRandom random, int from) {
        long now = from * 1000L;
        long number = from * 1000L;
        for (int step = random.nextInt(50); step > 0; step--) {
            now += random.nextInt(400);
            int member = random.nextInt(4);
            if (random.nextBoolean()) {
                take(counter, member, random.nextInt(100), now);
            } else {
                renew(counter, member, ++number, random.nextInt(40), random.nextInt(20), now);
            }
        }
        return counter;
    }

    private void take(Counter counter, long member, long amount, long now) {
        new Change.Take(amount, 0).applyTo(counter, minute, member, now);
    }

    private void renew(Counter counter, long member, long number, long spent, long held, long now) {
        new Change.Renewal(number, spent, 0, held, new Change.Wish(40 - held, 0, 1))
                .applyTo(counter, minute, member, now);
    }

    private static Counter copy(Counter counter) {
        return Counter.of(counter.usage(), counter.leases());
    }

    private static void assertSame(Counter counter, Counter expected) {
        assertThat(counter.usage()).containsExactly(expected.usage());
        assertThat(counter.leases()).containsExactly(expected.leases());
    }
}
