package dev.sluice.bench.counting;

import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A take from a counter whose whole minute is in use by some gateways, one take a millisecond. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CounterBenchmark {
    /** Gateways that use the counter. */
    @Param({"1", "3", "10"})
    public int members = 3;

    private final WindowSpec minute = WindowSpec.sliding(WindowSpec.MAX_AMOUNT, Duration.ofMinutes(1));
    private final Change take = new Change.Take(1, 1);
    private Counter counter = new Counter();
    private long now;

    @Setup
    public void fill() {
        counter = new Counter();
        for (now = 0; now < 60_000; now++) {
            take.applyTo(counter, minute, now % members, now);
        }
    }

    @Benchmark
    public Grant take() {
        now++;
        return take.applyTo(counter, minute, now % members, now);
    }
}
