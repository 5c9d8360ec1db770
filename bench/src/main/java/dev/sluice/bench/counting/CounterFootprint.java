package dev.sluice.bench.counting;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sluice.cluster.counters.ClusterCounters;
import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Fills two members of a cluster with 100,000 counters, of which each has all, and prints by how much the heap grew. */
public final class CounterFootprint {
    private static final int COUNTERS = 100_000;
    private static final int MEMBERS = 2;
    private static final int BATCH = 1000;
    private static final WindowSpec HOUR = WindowSpec.sliding(1_000_000, Duration.ofHours(1));

    private CounterFootprint() {}

    /** First one take by one gateway in each, then leases of three gateways, renewed once. */
    public static void main(String[] arguments) {
        List<HazelcastInstance> instances = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            instances.add(Hazelcast.newHazelcastInstance(Loopback.config("footprint", 15_711, MEMBERS)));
        }
        long before = used();
        change(instances, "a", new Change.Take(1, 1));
        print(System.out, "one take each", used() - before);
        for (String gateway : List.of("a", "b", "c")) {
            change(instances, gateway, new Change.Renewal(1, 0, 0, 0, new Change.Wish(20, 1, 24)));
            change(instances, gateway, new Change.Renewal(2, 10, 0, 10, new Change.Wish(20, 1, 24)));
        }
        print(System.out, "three gateways with leases", used() - before);
        instances.forEach(instance -> instance.getLifecycleService().terminate());
    }

    private static void change(List<HazelcastInstance> instances, String gateway, Change change) {
        var counters = new ClusterCounters(instances.get(0), gateway, Duration.ofSeconds(60));
        for (int first = 0; first < COUNTERS; first += BATCH) {
            var batch = new CompletableFuture<?>[BATCH];
            for (int at = 0; at < BATCH; at++) {
                var name = new CounterName("tokens-per-hour", "tenant-with-a-name-" + (first + at));
                batch[at] =
                        counters.change(new CounterQuestion(name, HOUR, change)).toCompletableFuture();
            }
            CompletableFuture.allOf(batch).join();
        }
    }

    private static void print(PrintStream out, String title, long bytes) {
        out.printf("%s: %,d bytes in each member, %d a counter%n", title, bytes / MEMBERS, bytes / MEMBERS / COUNTERS);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
