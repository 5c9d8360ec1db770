package dev.sluice.scoring;

import dev.sluice.message.PluginCounts;
import java.time.Duration;

/**
 * Watches one part of one plugin: counts its failing and slow calls, and rests it when they come close together and are more
 * than a few in a hundred, so that a pause of the machine at many requests a second is nobody's fault. Slow calls count
 * from half a minute after the first call on: before, a plugin is slow because its classes are loaded and compiled.
 */
final class PluginWatch {
    private static final int PATIENCE = 3;
    /** Among so many calls, as many troubles as the patience bears are nothing. */
    private static final int MANY_CALLS = 100;

    private static final long CLOSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long COLD_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long REST_NANOS = Duration.ofSeconds(30).toNanos();

    private final String plugin;
    private final PluginFailures listener;
    private final long budgetNanos;
    private final Laps laps;
    /** When the latest troubles were, in turn. */
    private final long[] troubles = new long[PATIENCE];
    /** The numbers of the calls in which they were. */
    private final long[] troubledCalls = new long[PATIENCE];

    private long calls;
    private long firstCallAt;

    private int troublesSinceRest;
    private boolean rests;
    private long restsUntil;
    private long failures;
    private long slowCalls;

    PluginWatch(String plugin, PluginFailures listener, long budgetNanos, Laps laps) {
        this.plugin = plugin;
        this.listener = listener;
        this.budgetNanos = budgetNanos;
        this.laps = laps;
    }

    /** Whether the part is to be passed over now. */
    boolean rests() {
        rests = rests && laps.latest() - restsUntil < 0;
        return rests;
    }

    /** Ends a call that returned, and says whether it did so in time; its result is of no use otherwise. */
    boolean inTime() {
        long nanos = laps.end();
        count();
        if (nanos <= budgetNanos) {
            return true;
        }
        slowCalls++;
        listener.slow(plugin, nanos);
        if (laps.latest() - firstCallAt >= COLD_NANOS) {
            trouble();
        }
        return false;
    }

    /** Ends a call that threw. */
    void failed(Throwable failure) {
        var unused = laps.end();
        count();
        failures++;
        listener.failed(plugin, failure);
        trouble();
    }

    String plugin() {
        return plugin;
    }

    PluginCounts counts() {
        return new PluginCounts(failures, slowCalls, rests);
    }

    private void count() {
        if (calls++ == 0) {
            firstCallAt = laps.latest();
        }
    }

    private void trouble() {
        long now = laps.latest();
        troubles[troublesSinceRest % PATIENCE] = now;
        troubledCalls[troublesSinceRest++ % PATIENCE] = calls;
        int oldest = troublesSinceRest % PATIENCE;
        if (troublesSinceRest >= PATIENCE
                && now - troubles[oldest] <= CLOSE_NANOS
                && calls - troubledCalls[oldest] <= MANY_CALLS) {
            rests = true;
            restsUntil = now + REST_NANOS;
            troublesSinceRest = 0;
            listener.rests(plugin);
        }
    }
}
