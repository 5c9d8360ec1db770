package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void ranks_the_samples_whatever_their_order() {
        long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1000).toArray();

        assertThat(Latencies.of(nanos, 0)).isEqualTo(new Latencies(100, 198));
    }

    @Test
    void leaves_out_the_first_samples() {
        assertThat(Latencies.of(new long[] {9_000_000, 9_000_000, 2000, 1000, 3000}, 2))
                .isEqualTo(new Latencies(2, 3));
    }
}
