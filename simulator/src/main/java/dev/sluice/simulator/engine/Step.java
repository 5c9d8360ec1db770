package dev.sluice.simulator.engine;

import java.util.ArrayList;
import java.util.List;

/** What the engine computes at once: a token for each decoding sequence, and a limited number of prompt tokens. */
final class Step {
    /** Prompt tokens that share one step at most, so that long prompts do not hold up the others for long. */
    static final int PREFILL_TOKENS = 512;

    private record Part(Sequence sequence, int tokens, boolean prefill) {}

    private final List<Part> parts = new ArrayList<>();
    private int decoding;
    private int prefillTokens;

    void prefill(Sequence sequence) {
        int tokens = Math.min(PREFILL_TOKENS - prefillTokens, sequence.target - sequence.computed);
        if (tokens > 0) {
            prefillTokens += tokens;
            parts.add(new Part(sequence, tokens, true));
        }
    }

    void decode(Sequence sequence) {
        decoding++;
        parts.add(new Part(sequence, 1, false));
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int sequences() {
        return parts.size();
    }

    int decoding() {
        return decoding;
    }

    int prefillTokens() {
        return prefillTokens;
    }

    /** Counts what was computed. Returns the sequences that have a new token, without those that have left meanwhile. */
    List<Sequence> complete(KvCache cache) {
        List<Sequence> advanced = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Sequence sequence = part.sequence();
            if (sequence.state != Sequence.State.RUNNING) {
                continue;
            }
            sequence.computed += part.tokens();
            cache.seal(sequence);
            if (!part.prefill() || !sequence.prefilling()) {
                advanced.add(sequence);
            }
        }
        return advanced;
    }
}
