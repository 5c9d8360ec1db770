package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;
import java.util.List;

/**
 * Load that the page of metrics claims instead of the real one, for trying a scheduler without traffic.
 *
 * @param enabled whether the page claims it
 * @param running running requests, 0 or more
 * @param waiting waiting requests, 0 or more
 * @param kvCacheUsage share of the KV cache in use, 0 to 1
 * @param runningAdapters LoRA adapters of running requests, at most 1024
 * @param waitingAdapters LoRA adapters of waiting requests, at most 1024
 */
public record FakeMetrics(
        @Default("false") boolean enabled,
        @Default("0") int running,
        @Default("0") int waiting,
        @Default("0") double kvCacheUsage,
        @Default("[]") List<String> runningAdapters,
        @Default("[]") List<String> waitingAdapters) {
    /** The page tells the truth. */
    public static final FakeMetrics NONE = new FakeMetrics(false, 0, 0, 0, List.of(), List.of());

    public FakeMetrics {
        Ranges.check("running", running, 0, Integer.MAX_VALUE);
        Ranges.check("waiting", waiting, 0, Integer.MAX_VALUE);
        Ranges.check("kvCacheUsage", kvCacheUsage, 0, 1);
        Ranges.check("runningAdapters: how many", runningAdapters.size(), 0, 1024);
        Ranges.check("waitingAdapters: how many", waitingAdapters.size(), 0, 1024);
        runningAdapters = List.copyOf(runningAdapters);
        waitingAdapters = List.copyOf(waitingAdapters);
    }

    /** Claims this load, without adapters. */
    public static FakeMetrics of(int running, int waiting, double kvCacheUsage) {
        return new FakeMetrics(true, running, waiting, kvCacheUsage, List.of(), List.of());
    }

    public FakeMetrics withAdapters(List<String> running, List<String> waiting) {
        return new FakeMetrics(enabled, this.running, this.waiting, kvCacheUsage, running, waiting);
    }
}
