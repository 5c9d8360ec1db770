package dev.sluice.simulator.engine;

import dev.sluice.simulator.settings.EngineOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who runs and who waits: a batch of limited size and adapters, a queue, and preemption when blocks run out. */
final class Scheduler {
    private final EngineOptions options;
    private final KvCache cache;
    private final List<Sequence> running = new ArrayList<>();
    private final Deque<Sequence> waiting = new ArrayDeque<>();

    Scheduler(EngineOptions options, CacheListener listener) {
        this.options = options;
        this.cache = new KvCache(options.blockSize(), options.blocks(), listener);
    }

    KvCache cache() {
        return cache;
    }

    /** The batch, the one that runs for longest first. */
    List<Sequence> running() {
        return running;
    }

    boolean hasRoomFor(int sequences) {
        return (long) running.size() + waiting.size() + sequences <= (long) options.maxNumSeqs() + options.maxWaiting();
    }

    void enqueue(Sequence sequence) {
        waiting.addLast(sequence);
    }

    /** Moves sequences from the queue into the batch: in order, but past those whose adapter has no place. */
    List<Sequence> admit() {
        if (waiting.isEmpty() || running.size() >= options.maxNumSeqs()) {
            return List.of();
        }
        List<Sequence> admitted = new ArrayList<>();
        Set<String> adapters = new HashSet<>(adapters(running));
        Iterator<Sequence> queue = waiting.iterator();
        while (queue.hasNext() && running.size() < options.maxNumSeqs()) {
            Sequence sequence = queue.next();
            if (!fits(sequence.work().adapter(), adapters)) {
                continue;
            }
            if (!cache.admit(sequence)) {
                break;
            }
            queue.remove();
            sequence.state = Sequence.State.RUNNING;
            running.add(sequence);
            admitted.add(sequence);
            adapters.add(sequence.work().adapter());
        }
        return admitted;
    }

    /**
     * Finds a block for the next token of a running sequence, at the cost of the youngest running ones.
     *
     * @return how many were sent back to the queue; the sequence itself may be among them
     */
    int makeRoomFor(Sequence sequence) {
        int preempted = 0;
        while (sequence.state == Sequence.State.RUNNING && !cache.grow(sequence)) {
            Sequence youngest = running.remove(running.size() - 1);
            cache.release(youngest);
            youngest.state = Sequence.State.WAITING;
            waiting.addFirst(youngest);
            preempted++;
        }
        return preempted;
    }

    /** Takes a running sequence out, and leaves it its blocks. */
    void removeKeepingBlocks(Sequence sequence) {
        running.remove(sequence);
        sequence.state = Sequence.State.ENDED;
    }

    boolean anyWaits() {
        return !waiting.isEmpty();
    }

    /** Takes a sequence out, wherever it is. */
    void remove(Sequence sequence) {
        if (sequence.state == Sequence.State.RUNNING) {
            running.remove(sequence);
            cache.release(sequence);
        }
        if (sequence.state == Sequence.State.WAITING) {
            waiting.remove(sequence);
        }
        sequence.state = Sequence.State.ENDED;
    }

    Load load() {
        return new Load(running.size(), waiting.size(), cache.usage(), adapters(running), adapters(waiting));
    }

    /** Whether the batch holds a sequence with this adapter. */
    boolean runs(String adapter) {
        return running.stream().anyMatch(sequence -> sequence.work().adapter().equals(adapter));
    }

    private boolean fits(String adapter, Set<String> adapters) {
        if (adapter.isEmpty() || adapters.contains(adapter)) {
            return true;
        }
        return adapters.size() - (adapters.contains("") ? 1 : 0) < options.maxLoras();
    }

    private static SortedSet<String> adapters(Iterable<Sequence> sequences) {
        SortedSet<String> adapters = new TreeSet<>();
        for (Sequence sequence : sequences) {
            if (!sequence.work().adapter().isEmpty()) {
                adapters.add(sequence.work().adapter());
            }
        }
        return adapters;
    }
}
