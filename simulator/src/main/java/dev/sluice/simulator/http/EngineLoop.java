package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Engine;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.Work;
import io.vertx.core.internal.ContextInternal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps one engine going, and tells the answers that have new tokens once a tick, however many tokens that is. */
final class EngineLoop implements TickWheel.Ticking {
    /** An answer that waits for tokens. */
    interface Audience {
        /** Some of its sequences have advanced. */
        void flush();
    }

    private final ContextInternal context;
    private final TickWheel wheel;
    private final Engine engine;
    private Set<Audience> advanced = new LinkedHashSet<>();
    private boolean stopped;

    /** A loop on the event loop of the context, which must be the current one. */
    EngineLoop(ContextInternal context, Engine engine) {
        this.context = context;
        this.wheel = TickWheel.of(context);
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    /** Queues work; the audience hears of its progress from the next tick on. */
    List<Sequence> submit(List<Work> works, Audience audience) {
        if (!engine.hasRoomFor(works.size())) {
            throw new ApiException(ApiError.of(429, "The waiting queue is full, please try again later."));
        }
        List<Sequence> sequences = works.stream()
                .map(work -> new Sequence(work, progress -> advanced.add(audience)))
                .toList();
        sequences.forEach(sequence -> engine.submit(sequence, wheel.now()));
        wheel.wake(this);
        return sequences;
    }

    /** Hands over a prompt kept for another server; nothing where there is none with exactly these blocks. */
    Optional<Sequence> handOver(List<Integer> blocks) {
        Optional<Sequence> prompt = engine.handOver(blocks, wheel.now());
        wheel.wake(this);
        return prompt;
    }

    void giveUp(List<Sequence> sequences, FinishReason reason) {
        sequences.forEach(sequence -> engine.giveUp(sequence, reason, wheel.now()));
    }

    /** Never ticks again. */
    void stop() {
        stopped = true;
    }

    @Override
    public long due() {
        return stopped ? Engine.NEVER : engine.due();
    }

    @Override
    public void tick(long now) {
        engine.advance(now);
        Set<Audience> audiences = advanced;
        advanced = new LinkedHashSet<>();
        audiences.forEach(Audience::flush);
    }

    @Override
    public ContextInternal context() {
        return context;
    }
}
