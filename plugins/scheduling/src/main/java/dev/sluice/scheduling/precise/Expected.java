package dev.sluice.scheduling.precise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The blocks that requests under way will bring to an endpoint, believed for a while, until it tells of them itself. */
final class Expected {
    private static final int MOST_REQUESTS = 4096;

    /** The blocks of one request. */
    private static final class Batch {
        final int slot;
        final long[] names;
        final Instant end;

        Batch(int slot, long[] names, Instant end) {
            this.slot = slot;
            this.names = names;
            this.end = end;
        }
    }

    private final Holders holders;
    private final Duration ttl;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final Map<Integer, BlockNames> slots = new HashMap<>();

    Expected(Holders holders, Duration ttl) {
        this.holders = holders;
        this.ttl = ttl;
    }

    /** Expects the first {@code count} blocks at an endpoint. */
    void add(int slot, long[] names, int count, Instant now) {
        if (batches.size() >= MOST_REQUESTS) {
            drop(batches.removeFirst());
        }
        BlockNames expected = slots.computeIfAbsent(slot, fresh -> new BlockNames());
        long[] kept = Arrays.copyOf(names, count);
        batches.addLast(new Batch(slot, kept, now.plus(ttl)));
        for (long name : kept) {
            int index = expected.find(name);
            if (index == BlockNames.NONE) {
                expected.add(name, name, Medium.EXPECTED);
                holders.set(name, slot, Medium.EXPECTED);
                continue;
            }
            expected.again(index, Medium.EXPECTED);
        }
    }

    /** Stops believing what has not come by now. */
    void expire(Instant now) {
        while (!batches.isEmpty() && !batches.getFirst().end.isAfter(now)) {
            drop(batches.removeFirst());
        }
    }

    /** Expects nothing of an endpoint any more. */
    void left(int slot) {
        batches.removeIf(batch -> {
            boolean leaves = batch.slot == slot;
            if (leaves) {
                drop(batch);
            }
            return leaves;
        });
        slots.remove(slot);
    }

    private void drop(Batch batch) {
        BlockNames expected = slots.getOrDefault(batch.slot, new BlockNames());
        for (long name : batch.names) {
            int index = expected.find(name);
            if (index == BlockNames.NONE) {
                continue;
            }
            if (expected.count(index, Medium.EXPECTED) == 1) {
                holders.clear(name, batch.slot, Medium.EXPECTED);
            }
            expected.less(index, Medium.EXPECTED);
        }
    }
}
