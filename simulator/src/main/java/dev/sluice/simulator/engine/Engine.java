package dev.sluice.simulator.engine;

import dev.sluice.simulator.settings.EngineOptions;
import dev.sluice.simulator.settings.Latency;
import java.util.List;
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
        int preempted = planRunning(now);
        counters.preemptions += preempted;
        if (preempted == 0) {
            scheduler.admit().forEach(sequence -> begin(sequence, now));
        }
        due = step.isEmpty() ? earliestPrefill() : now + clock.duration(step);
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
            sequence.times.scheduled = true;
            ready += clock.overhead();
            sequence.cachedTokens = sequence.computed;
            counters.prefixQueries += sequence.promptTokens();
            counters.prefixHits += sequence.computed;
            counters.queueTime().observe(seconds(now - sequence.times.arrived));
        }
        sequence.times.readyForPrefill = ready;
        if (sequence.times.readyForPrefill <= now) {
            step.prefill(sequence);
        }
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
        scheduler.remove(sequence);
        counters.count(sequence.work().end());
        counters.endToEndLatency().observe(seconds(now - sequence.times.arrived));
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
