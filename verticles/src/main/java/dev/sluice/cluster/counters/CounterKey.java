package dev.sluice.cluster.counters;

import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;

/** Names a counter in the cluster: counters whose windows are cut differently are different counters. */
record CounterKey(String limit, String subject, long windowMillis, int parts, boolean sliding) {
    static CounterKey of(CounterName counter, WindowSpec window) {
        return new CounterKey(
                counter.limit(), counter.subject(), window.window().toMillis(), window.parts(), window.sliding());
    }
}
