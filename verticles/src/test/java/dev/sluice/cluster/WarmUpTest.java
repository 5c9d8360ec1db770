package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cluster.wire.SnapshotSent;
import dev.sluice.message.SnapshotCursor;
import dev.sluice.message.SnapshotPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final SnapshotCursor SECOND = new SnapshotCursor(0, 16_384);

    private long nanos;
    private final List<String> asked = new ArrayList<>();
    private final WarmUp warmUp = new WarmUp(
            (donor, pool, cursor) -> asked.add(donor + " " + pool + " " + cursor.position()),
            Duration.ofSeconds(5),
            () -> nanos);

    @Test
    void is_done_when_nothing_is_wanted() {
        warmUp.goOn(List.of("a"));

        assertThat(warmUp.isDone()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void asks_part_by_part_until_the_last_came() {
        warmUp.want(Set.of("p"));
        warmUp.goOn(List.of("a", "b"));
        warmUp.goOn(List.of("a", "b"));

        assertThat(came("p", SnapshotCursor.START, Optional.of(SECOND))).isTrue();
        assertThat(warmUp.isDone()).isFalse();
        assertThat(came("p", SECOND, Optional.empty())).isTrue();

        assertThat(asked).containsExactly("a p 0", "a p 16384");
        assertThat(warmUp.isDone()).isTrue();
    }

    @Test
    void goes_on_with_the_next_pool() {
        warmUp.want(Set.of("p"));
        warmUp.want(Set.of("q"));
        warmUp.goOn(List.of("a"));
        came("p", SnapshotCursor.START, Optional.empty());
        warmUp.goOn(List.of("a"));

        assertThat(asked).containsExactly("a p 0", "a q 0");
    }

    @Test
    void does_not_take_a_part_it_did_not_ask_for() {
        warmUp.want(Set.of("p"));
        warmUp.goOn(List.of("a"));

        assertThat(came("p", SECOND, Optional.empty())).isFalse();
        assertThat(came("q", SnapshotCursor.START, Optional.empty())).isFalse();
        assertThat(warmUp.isDone()).isFalse();
    }

    @Test
    void begins_the_pool_anew_with_the_next_donor_where_one_is_late_or_gone() {
        warmUp.want(Set.of("p"));
        warmUp.goOn(List.of("a", "b", "c"));
        came("p", SnapshotCursor.START, Optional.of(SECOND));
        nanos = Duration.ofMillis(5001).toNanos();
        warmUp.goOn(List.of("a", "b", "c"));
        warmUp.goOn(List.of("a", "c"));

        assertThat(asked).containsExactly("a p 0", "a p 16384", "b p 0", "c p 0");
    }

    @Test
    void gives_up_when_all_were_silent() {
        warmUp.want(Set.of("p"));
        warmUp.goOn(List.of("a"));
        nanos = Duration.ofMillis(5001).toNanos();
        warmUp.goOn(List.of("a"));

        assertThat(warmUp.isDone()).isTrue();
    }

    @Test
    void waits_5_s_for_the_first_donor() {
        warmUp.want(Set.of("p"));
        nanos = Duration.ofSeconds(5).toNanos();
        warmUp.goOn(List.of());
        assertThat(warmUp.isDone()).isFalse();
        nanos++;
        warmUp.goOn(List.of());

        assertThat(warmUp.isDone()).isTrue();
    }

    @Test
    void forgets_pools_that_are_gone() {
        warmUp.want(Set.of("p"));
        warmUp.goOn(List.of("a"));
        warmUp.keep(Set.of("q"));

        assertThat(warmUp.isDone()).isTrue();
        assertThat(came("p", SnapshotCursor.START, Optional.empty())).isFalse();
    }

    private boolean came(String pool, SnapshotCursor asked, Optional<SnapshotCursor> next) {
        return warmUp.came(new SnapshotSent(pool, asked, new SnapshotPart(List.of(), next)));
    }
}
