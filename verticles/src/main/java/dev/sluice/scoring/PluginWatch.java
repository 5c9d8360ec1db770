package dev.sluice.scoring;

import dev.sluice.message.PluginCounts;
import java.time.Duration;

/** Watches one part of one plugin: counts its failing and slow calls, and rests it when they come close together. */
final class PluginWatch {
    private static final int PATIENCE = 3;
    private static final long CLOSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long REST_NANOS = Duration.ofSeconds(30).toNanos();

    private final String plugin;
    private final PluginFailures listener;
    private final long budgetNanos;
    private final Laps laps;
    /** When the latest troubles were, in turn. */
    private final long[] troubles = new long[PATIENCE];

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
        if (nanos <= budgetNanos) {
            return true;
        }
        slowCalls++;
        listener.slow(plugin, nanos);
        trouble();
        return false;
    }

    /** Ends a call that threw. */
    void failed(Throwable failure) {
        var unused = laps.end();
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

    private void trouble() {
        long now = laps.latest();
        troubles[troublesSinceRest++ % PATIENCE] = now;
        long oldest = troubles[troublesSinceRest % PATIENCE];
        if (troublesSinceRest >= PATIENCE && now - oldest <= CLOSE_NANOS) {
            rests = true;
            restsUntil = now + REST_NANOS;
            troublesSinceRest = 0;
            listener.rests(plugin);
        }
    }
}
