package dev.sluice.bench.polling;

import dev.sluice.bus.Bus;
import dev.sluice.config.Binder;
import dev.sluice.message.Addresses;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.metrics.MetricsOptions;
import dev.sluice.metrics.MetricsVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of a core the polling of many endpoints takes: the CPU time of the one thread that asks, reads and publishes. The
 * servers run on threads of their own, and the JVM's compiler and collector are not counted.
 */
public final class PollingCost {
    private static final int WARMUP_SECONDS = 20;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 10;

    private PollingCost() {}

    /**
     * Measures, and prints a line a round.
     *
     * @param endpoints how many are polled, 1 or more
     * @param interval between two asks of one endpoint, as {@code 50ms}
     */
    public static void run(int endpoints, String interval) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try (MetricsPages pages = new MetricsPages(endpoints)) {
            System.out.printf(
                    "%d endpoints, every %s, pages of %d bytes, native transport: %b%n",
                    endpoints, interval, pages.bytes(), vertx.isNativeTransportEnabled());
            AtomicLong snapshots = new AtomicLong();
            AtomicLong thread = new AtomicLong();
            PoolSpec pool = new PoolSpec("pool", List.of(), pages.endpoints(), new PickerSpec(List.of(), List.of()));
            Bus bus = Bus.install(vertx, Duration.ofSeconds(1));
            bus.subscribe(Addresses.polled("pool"), snapshot -> {
                snapshots.incrementAndGet();
                thread.set(Thread.currentThread().getId());
            });
            MetricsOptions options = Binder.bind("", Map.of("interval", interval), MetricsOptions.class);
            MetricsPages.await(vertx.deployVerticle(new MetricsVerticle(bus, options, List.of(pool))));
            TimeUnit.SECONDS.sleep(WARMUP_SECONDS);
            for (int round = 1; round <= ROUNDS; round++) {
                measure(round, thread.get(), snapshots);
            }
        } finally {
            MetricsPages.await(vertx.close());
        }
    }

    private static void measure(int round, long thread, AtomicLong snapshots) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(thread);
        long told = snapshots.get();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double cores = (double) (threads.getThreadCpuTime(thread) - before) / (System.nanoTime() - start);
        System.out.printf("round %d: %.3f cores, %d snapshots%n", round, cores, snapshots.get() - told);
    }
}
