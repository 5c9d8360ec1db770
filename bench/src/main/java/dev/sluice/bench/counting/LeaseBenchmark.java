package dev.sluice.bench.counting;

import dev.sluice.counting.Grant;
import dev.sluice.counting.Lease;
import dev.sluice.counting.WindowSpec;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request that a gateway admits by its share of a limit, with a look whether it is time to ask for more. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeaseBenchmark {
    private static final long SHARE = 1000;

    private Lease lease = new Lease(WindowSpec.sliding(1, Duration.ofMinutes(1)), 0);
    private long left;

    @Setup
    public void begin() {
        lease = new Lease(WindowSpec.sliding(1_000_000, Duration.ofMinutes(1)), System.nanoTime());
        left = 0;
    }

    /** Every thousandth request renews the lease, from a counter that answers at once. */
    @Benchmark
    public boolean admit() {
        long now = System.nanoTime();
        if (left-- == 0) {
            lease.renew(SHARE, now);
            lease.renewed(new Grant(SHARE, SHARE, 0, 0), now);
            left = SHARE - 1;
        }
        boolean admitted = lease.admit(1, now);
        return lease.isDue(0, now) != admitted;
    }
}
