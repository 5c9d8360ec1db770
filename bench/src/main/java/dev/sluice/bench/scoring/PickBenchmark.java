package dev.sluice.bench.scoring;

import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Released;
import dev.sluice.scoring.Pool;
import dev.sluice.scoring.Schedulers;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.spi.PluginContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A pick with the default profile (four scorers, the three highest scores), from the placement to the ticket, with four
 * requests in flight at each endpoint: every pick ends the oldest of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PickBenchmark {
    private static final int IN_FLIGHT_EACH = 4;

    /** Endpoints in the pool, all of them candidates. */
    @Param({"16", "128", "1024"})
    public int endpoints = 16;

    private final Deque<Long> tickets = new ArrayDeque<>();
    private final Placement placement = SampledPool.placement();
    private PoolSnapshot snapshot = SampledPool.snapshot(endpoints);
    private Pool pool = pool(context());

    @Setup(Level.Iteration)
    public void fill() {
        snapshot = SampledPool.snapshot(endpoints);
        PluginContext context = context();
        pool = pool(context);
        tickets.clear();
        for (int request = 0; request < endpoints * IN_FLIGHT_EACH; request++) {
            tickets.add(pool.place(placement).ticket());
        }
    }

    @Benchmark
    public Placed pick() {
        Placed placed = pool.place(placement);
        tickets.addLast(placed.ticket());
        pool.release(new Released(tickets.removeFirst()));
        return placed;
    }

    @Benchmark
    public Pool snapshot() {
        pool.update(snapshot);
        return pool;
    }

    private Pool pool(PluginContext context) {
        var options = new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(15), OptionalLong.empty());
        Pool filled = new Pool(spec(), options, context, Schedulers.of(spec(), SampledPool.shippedPlugins(), context));
        filled.update(snapshot);
        return filled;
    }

    private PoolSpec spec() {
        return SampledPool.spec(snapshot);
    }

    private static PluginContext context() {
        InstantSource clock = () -> SampledPool.TAKEN_AT;
        return new PluginContext(new SplittableRandom(7), clock);
    }
}
