package dev.sluice.scoring;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that plugins are given.
 *
 * @param perCall how long one call may take before its result is left out, longer than 0
 * @param ticker the time in nanoseconds from any beginning, as {@link System#nanoTime} tells it
 */
public record PluginBudget(Duration perCall, LongSupplier ticker) {
    /** All the time there is. */
    static final PluginBudget UNLIMITED = of(Duration.ofDays(365));

    /** A budget by the time of this machine. */
    public static PluginBudget of(Duration perCall) {
        return new PluginBudget(perCall, System::nanoTime);
    }
}
