package dev.sluice.scheduling.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HitCountersTest {
    private final HitCounters hits = new HitCounters();

    @Test
    void counts_each_endpoint_on_its_own() {
        hits.reset(2, 3);
        hits.add(0);
        hits.add(70);
        hits.add(70);
        hits.add(new long[] {0b11, 1L << 6}, 0, 2);
        assertThat(new int[] {hits.count(0), hits.count(1), hits.count(2), hits.count(70)})
                .containsExactly(2, 1, 0, 3);
    }

    @Test
    void counts_nothing_for_an_endpoint_beyond_those_reset() {
        hits.reset(1, 1);
        assertThat(hits.count(64)).isZero();
    }

    @Test
    void forgets_all_when_reset() {
        hits.reset(1, 7);
        hits.add(5);
        hits.reset(1, 7);
        assertThat(hits.count(5)).isZero();
    }

    @Test
    void counts_as_an_array_of_counters_does() {
        var random = new SplittableRandom(1);
        int[] model = new int[1024];
        hits.reset(16, 2048);
        for (int step = 0; step < 2048; step++) {
            long[] set = random.longs(16).toArray();
            hits.add(set, 0, 16);
            for (int slot = 0; slot < model.length; slot++) {
                model[slot] += (int) (set[slot >> 6] >>> slot & 1);
            }
        }
        for (int slot = 0; slot < model.length; slot++) {
            assertThat(hits.count(slot)).isEqualTo(model[slot]);
        }
    }
}
