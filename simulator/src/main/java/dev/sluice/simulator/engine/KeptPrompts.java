package dev.sluice.simulator.engine;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Prompts whose blocks are kept for another server, for a limited time, the oldest first. */
final class KeptPrompts {
    /** As long as vLLM's NIXL connector keeps them. */
    static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(480);

    private record Kept(Sequence sequence, long end) {}

    private final Map<Integer, Kept> byLastBlock = new LinkedHashMap<>();

    /** Keeps an ended sequence that generated one token: its last block is then its own and no other prompt's last. */
    void add(Sequence sequence, long now) {
        sequence.keptBlocks = sequence.blocks.toList();
        byLastBlock.put(last(sequence.keptBlocks), new Kept(sequence, now + KEEP_NANOS));
    }

    /** No longer keeps the prompt with exactly these blocks; nothing where there is none. */
    Optional<Sequence> take(List<Integer> blocks) {
        Kept kept = blocks.isEmpty() ? null : byLastBlock.get(last(blocks));
        if (kept == null || !kept.sequence().keptBlocks.equals(blocks)) {
            return Optional.empty();
        }
        byLastBlock.remove(last(blocks));
        return Optional.of(kept.sequence());
    }

    /** No longer keeps the oldest prompt if its time is over. */
    Optional<Sequence> takeExpired(long now) {
        Iterator<Kept> oldest = byLastBlock.values().iterator();
        if (!oldest.hasNext()) {
            return Optional.empty();
        }
        Kept kept = oldest.next();
        if (kept.end() > now) {
            return Optional.empty();
        }
        oldest.remove();
        return Optional.of(kept.sequence());
    }

    /** When the oldest one's time is over; {@link Engine#NEVER} where there is none. */
    long nextEnd() {
        return byLastBlock.isEmpty()
                ? Engine.NEVER
                : byLastBlock.values().iterator().next().end();
    }

    private static int last(List<Integer> blocks) {
        return blocks.get(blocks.size() - 1);
    }
}
