package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What counters take of the heap. */
class CounterFootprintTest {
    private static final int MEMBERS = 3;

    private final WindowSpec minute = WindowSpec.sliding(1_000_000, Duration.ofMinutes(1));
    private final Counter counter = new Counter();

    @Test
    void a_counter_that_one_member_took_from_takes_152_bytes() {
        new Change.Take(1, 1).applyTo(counter, minute, 1, 0);
        // 104 for the objects; 24 for the row and 24 for one to come.
        assertThat(counter.bytes()).isEqualTo(152);
    }

    @Test
    void a_counter_that_three_members_used_in_three_parts_takes_at_most_600_bytes() {
        renewEverySecond(3);
        assertThat(counter.usage()).hasSize(3 * MEMBERS * 3);
        assertThat(counter.bytes()).isLessThanOrEqualTo(600);
    }

    @Test
    void a_counter_that_three_members_use_all_the_time_takes_at_most_5_kB_however_long() {
        renewEverySecond(600);
        // 61 parts of 3 rows of 24 bytes, and 3 leases of 48.
        assertThat(counter.usage()).hasSize(61 * MEMBERS * 3);
        assertThat(counter.bytes()).isLessThanOrEqualTo(5000);
    }

    @Test
    void a_counter_that_was_busy_once_is_small_again_when_it_is_not() {
        renewEverySecond(600);
        new Change.Take(1, 1).applyTo(counter, minute, 1, 6_000_000);
        assertThat(counter.bytes()).isLessThanOrEqualTo(600);
    }

    private void renewEverySecond(int seconds) {
        for (int second = 0; second < seconds; second++) {
            for (int member = 1; member <= MEMBERS; member++) {
                var wish = new Change.Wish(20, 1, 24);
                new Change.Renewal(second + 1, 10 * (second + 1), 10 * second, 5, wish)
                        .applyTo(counter, minute, member, 1000L * second);
            }
        }
    }
}
