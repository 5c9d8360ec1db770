package dev.sluice.simulator.engine;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A model server's engine without the model: all running sequences advance together, step by step. It has no clock of
 * its own: every call says what time it is, in nanoseconds that never go back.
 */
public final class Engine {
    /** The time of what will not happen by itself. */
    public static final long NEVER = Long.MAX_VALUE;

    /** An engine that is called later than this does not make up for the time lost. */
    private static final long LATEST_NANOS = 100_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final CacheListener listener;
    private final Scheduler scheduler;
    private final StepClock clock;
    private final AdapterSlots adapters;
    private final KeptPrompts kept = new KeptPrompts();
    private final EngineCounters counters = new EngineCounters();
    private Step step = new Step();
    private long due = NEVER;

    public Engine(EngineOptions options, Latency latency, RandomGenerator dice) {
        this(options, latency, dice, CacheListener.NONE);
    }

    /** An engine that tells what changes in its prefix cache. */
    public Engine(EngineOptions options, Latency latency, RandomGenerator dice, CacheListener listener) {
        this.listener = listener;
        this.scheduler = new Scheduler(options, listener);
        this.clock = new StepClock(options.maxNumSeqs(), latency, dice);
        this.adapters = new AdapterSlots(options.maxLoras());
    }

    /** Whether so many new sequences would still find a place in the batch or the queue. */
    public boolean hasRoomFor(int sequences) {
        return scheduler.hasRoomFor(sequences);
    }

    /** Queues a sequence. */
    public void submit(Sequence sequence, long now) {
        sequence.times.arrived = now;
        scheduler.enqueue(sequence);
        if (step.isEmpty()) {
            due = Math.min(due, now);
        }
    }

    /** Gives up a sequence that has not ended: its place and its blocks are free at once. */
    public void giveUp(Sequence sequence, FinishReason reason, long now) {
        if (sequence.ended()) {
            return;
        }
        scheduler.remove(sequence);
        counters.count(reason);
        if (step.isEmpty()) {
            due = Math.min(due, now);
        }
    }

    /**
     * Hands over a prompt that was kept for another server, and frees its blocks.
     *
     * @param blocks all its blocks, in order
     * @return the sequence it belongs to; nothing where no such prompt is kept
     */
    public Optional<Sequence> handOver(List<Integer> blocks, long now) {
        expire(now);
        Optional<Sequence> taken = kept.take(blocks);
        taken.ifPresent(sequence -> scheduler.cache().release(sequence));
        if (step.isEmpty() && scheduler.anyWaits()) {
            due = Math.min(due, now);
        }
        return taken;
    }

    /** Changes the speed from the next step on. */
    public void latency(Latency latency) {
        clock.latency(latency);
    }

    /** When {@link #advance} is to be called next; {@link #NEVER} while there is no work. */
    public long due() {
        return due;
    }

    /** Does everything that is due by now. */
    public void advance(long now) {
        while (due <= now) {
            complete(due);
            plan(now - due > LATEST_NANOS ? now : due);
        }
        listener.stepped();
    }

    public Load load() {
        return scheduler.load();
    }

    public EngineCounters counters() {
        return counters;
    }

    private void plan(long now) {
        step = new Step();
        expire(now);
        int preempted = planRunning(now);
        counters.preemptions += preempted;
        if (preempted == 0) {
            scheduler.admit().forEach(sequence -> begin(sequence, now));
        }
        due = step.isEmpty() ? earliestChange() : now + clock.duration(step);
    }

    private int planRunning(long now) {
        List<Sequence> running = scheduler.running();
        int preempted = 0;
        for (int index = 0; index < running.size(); index++) {
            Sequence sequence = running.get(index);
            if (sequence.times.readyForPrefill > now) {
                continue;
            }
            if (sequence.prefilling()) {
                step.prefill(sequence);
                continue;
            }
            preempted += scheduler.makeRoomFor(sequence);
            if (sequence.state == Sequence.State.RUNNING) {
                step.decode(sequence);
            }
        }
        return preempted;
    }

    private void begin(Sequence sequence, long now) {
        boolean loads = adapters.use(sequence.work().adapter(), scheduler::runs);
        counters.adapterLoads += loads ? 1 : 0;
        long ready = now + (loads ? clock.adapterLoad() : 0);
        if (!sequence.times.scheduled) {
            ready += beginFirst(sequence, now);
        }
        sequence.times.readyForPrefill = ready;
        if (sequence.times.readyForPrefill <= now) {
            step.prefill(sequence);
        }
    }

    /** What a sequence waits at its first turn, in nanoseconds. */
    private long beginFirst(Sequence sequence, long now) {
        sequence.times.scheduled = true;
        sequence.cachedTokens = sequence.computed;
        counters.prefixQueries += sequence.promptTokens();
        counters.prefixHits += sequence.computed;
        counters.queueTime().observe(seconds(now - sequence.times.arrived));
        if (sequence.work().transfer() != KvTransfer.RECEIVE) {
            counters.localPrefills++;
            return clock.overhead();
        }
        int received = sequence.target - 1 - sequence.computed;
        sequence.computed += received;
        counters.remotePrefills++;
        counters.remoteTokens += received;
        return clock.transfer(received);
    }

    private void expire(long now) {
        for (Optional<Sequence> over = kept.takeExpired(now); over.isPresent(); over = kept.takeExpired(now)) {
            scheduler.cache().release(over.get());
            counters.expiredPrompts++;
        }
    }

    private long earliestChange() {
        return Math.min(earliestPrefill(), scheduler.anyWaits() ? kept.nextEnd() : NEVER);
    }

    private long earliestPrefill() {
        return scheduler.running().stream()
                .mapToLong(sequence -> sequence.times.readyForPrefill)
                .min()
                .orElse(NEVER);
    }

    private void complete(long now) {
        for (Sequence sequence : step.complete(scheduler.cache())) {
            if (!sequence.complete()) {
                generate(sequence, now);
            }
            if (sequence.complete()) {
                end(sequence, now);
            }
            sequence.announce();
        }
    }

    private void generate(Sequence sequence, long now) {
        sequence.generateToken();
        counters.generationTokens++;
        if (sequence.generatedTokens() == 1) {
            counters.promptTokens += sequence.promptTokens();
            counters.timeToFirstToken().observe(seconds(now - sequence.times.arrived));
        } else {
            counters.interTokenLatency().observe(seconds(now - sequence.times.lastToken));
        }
        sequence.times.lastToken = now;
    }

    private void end(Sequence sequence, long now) {
        if (sequence.generatedTokens() == 0) {
            counters.promptTokens += sequence.promptTokens();
        }
        if (sequence.work().transfer() == KvTransfer.KEEP) {
            scheduler.removeKeepingBlocks(sequence);
            kept.add(sequence, now);
        } else {
            scheduler.remove(sequence);
        }
        counters.count(sequence.work().end());
        counters.endToEndLatency().observe(seconds(now - sequence.times.arrived));
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
