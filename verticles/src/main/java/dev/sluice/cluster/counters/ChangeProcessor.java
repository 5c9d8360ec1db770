package dev.sluice.cluster.counters;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A change on its way to its counter. It takes the time from the clock of the gateway where the counter lives, and carries it along to the
 * copy, where the same change at the same time has the same result.
 */
@SuppressWarnings("serial") // It is written by ChangeSerializer.
final class ChangeProcessor implements EntryProcessor<CounterKey, Counter, Grant> {
    private static final long NOT_YET = Long.MIN_VALUE;

    /** Hazelcast forgets entries to the second. */
    private static final long SLACK_MILLIS = 2000;

    private final WindowSpec window;
    private final long member;
    private final Change change;
    private long at;

    ChangeProcessor(WindowSpec window, long member, Change change) {
        this(window, member, change, NOT_YET);
    }

    ChangeProcessor(WindowSpec window, long member, Change change, long at) {
        this.window = window;
        this.member = member;
        this.change = change;
        this.at = at;
    }

    @Override
    public Grant process(Map.Entry<CounterKey, Counter> entry) {
        if (at == NOT_YET) {
            at = System.currentTimeMillis();
        }
        Counter known = entry.getValue();
        Counter counter = known == null ? new Counter() : known;
        Grant grant = change.applyTo(counter, window, member, at);
        ((ExtendedMapEntry<CounterKey, Counter>) entry)
                .setValue(counter, window.idleMillis() + SLACK_MILLIS, TimeUnit.MILLISECONDS);
        return grant;
    }

    WindowSpec window() {
        return window;
    }

    long member() {
        return member;
    }

    Change change() {
        return change;
    }

    long at() {
        return at;
    }
}
