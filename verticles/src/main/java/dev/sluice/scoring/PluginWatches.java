package dev.sluice.scoring;

import dev.sluice.message.PluginCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the plugins of one picker. Each part of a plugin, such as its scoring or its listening, is watched for itself, so
 * that one that rests leaves the others at work.
 */
final class PluginWatches {
    private final PluginFailures listener;
    private final long budgetNanos;
    private final Laps laps;
    private final List<PluginWatch> watches = new ArrayList<>();

    PluginWatches(PluginFailures listener, PluginBudget budget) {
        this.listener = listener;
        this.budgetNanos = budget.perCall().toNanos();
        this.laps = new Laps(budget.ticker());
    }

    /** A watch over one more part of a plugin. */
    PluginWatch over(String plugin) {
        PluginWatch watch = new PluginWatch(plugin, listener, budgetNanos, laps);
        watches.add(watch);
        return watch;
    }

    /** Begins a row of calls. */
    void start() {
        laps.start();
    }

    /** What each plugin has cost so far, by its name; its parts are added up. */
    Map<String, PluginCounts> counts() {
        Map<String, PluginCounts> counts = new HashMap<>();
        watches.forEach(watch -> counts.merge(watch.plugin(), watch.counts(), PluginCounts::plus));
        return counts;
    }
}
