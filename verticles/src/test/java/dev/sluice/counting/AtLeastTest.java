package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a window of ten parts of a second each. */
class AtLeastTest {
    private static final WindowSpec TEN = new WindowSpec(100, Duration.ofSeconds(10), 10, true);
    private static final long NOW = 20_500;

    private final Counter counter = new Counter();

    private Grant tell(Counter to, Change.Floor... floors) {
        return new Change.AtLeast(List.of(floors)).applyTo(to, TEN, 7, NOW);
    }

    private static Change.Floor floor(long since, long at, long amount) {
        return new Change.Floor(since, at, amount);
    }

    @Test
    void a_new_counter_begins_with_what_is_known() {
        assertThat(tell(counter, floor(19, 20, 30), floor(12, 13, 70)).remaining())
                .isEqualTo(30);

        // 30 in part 20, and the 40 that came before in part 13, which counts until 23,999.
        assertThat(counter.inUse(TEN, 23_998)).isEqualTo(70);
        assertThat(counter.inUse(TEN, 23_999)).isEqualTo(30);
    }

    @Test
    void adds_nothing_where_it_is_said_again_by_anybody() {
        tell(counter, floor(20, 20, 30));
        new Change.AtLeast(List.of(floor(20, 20, 30))).applyTo(counter, TEN, 8, NOW);

        assertThat(counter.inUse(TEN, NOW)).isEqualTo(30);
    }

    @Test
    void adds_what_is_lacking_to_what_was_counted_meanwhile() {
        new Change.Take(25, 25).applyTo(counter, TEN, 7, NOW);

        assertThat(tell(counter, floor(20, 20, 30)).remaining()).isEqualTo(70);
        assertThat(tell(counter, floor(20, 20, 20)).remaining()).isEqualTo(70);
    }

    @Test
    void a_lease_may_come_back_unspent_and_is_no_usage() {
        new Change.Renewal(1, 0, 0, 0, new Change.Wish(25, 25, 1)).applyTo(counter, TEN, 7, NOW);

        assertThat(tell(counter, floor(20, 20, 30)).remaining()).isEqualTo(45);
    }

    @Test
    void what_no_longer_counts_is_left_out() {
        tell(counter, floor(5, 6, 30));

        assertThat(counter.usage()).isEmpty();
    }

    @Test
    void counts_once_when_both_halves_of_a_cluster_were_told() {
        Counter other = new Counter();
        tell(counter, floor(20, 20, 30));
        new Change.AtLeast(List.of(floor(20, 20, 40))).applyTo(other, TEN, 8, NOW);

        assertThat(Counter.merged(counter, other).inUse(TEN, NOW)).isEqualTo(40);
    }
}
