package dev.sluice.bench.counting;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.cluster.counters.ClusterCounters;
import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A take from one of 1,000 counters of a cluster in one process: alone in it, or with a second member and copies. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2")
public class ClusterCountersBenchmark {
    private static final int SUBJECTS = 1000;
    private static final int AT_ONCE = 64;

    /** Members of the cluster. */
    @Param({"1", "2"})
    public int members = 1;

    private final WindowSpec minute = WindowSpec.sliding(WindowSpec.MAX_AMOUNT, Duration.ofMinutes(1));
    private final List<HazelcastInstance> instances = new ArrayList<>();
    private final List<ClusterCounters> counters = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void start() {
        for (int member = 0; member < members; member++) {
            instances.add(Hazelcast.newHazelcastInstance(Loopback.config("bench", 15_701, members)));
            counters.add(new ClusterCounters(instances.get(member), "member-" + member, Duration.ofSeconds(10)));
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        instances.forEach(instance -> instance.getLifecycleService().terminate());
    }

    @Benchmark
    public Grant take() {
        return ask().join();
    }

    /** 64 under way at a time; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public void takeManyAtOnce() {
        var all = new CompletableFuture<?>[AT_ONCE];
        for (int question = 0; question < AT_ONCE; question++) {
            all[question] = ask();
        }
        CompletableFuture.allOf(all).join();
    }

    private CompletableFuture<Grant> ask() {
        next = (next + 1) % SUBJECTS;
        var name = new CounterName("tokens", "tenant-" + next);
        return counters.get(0)
                .change(new CounterQuestion(name, minute, new Change.Take(1, 1)))
                .toCompletableFuture();
    }
}
