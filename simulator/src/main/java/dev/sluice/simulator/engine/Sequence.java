package dev.sluice.simulator.engine;

import java.util.List;

/** One prompt and the answer that grows from it: what the engine puts into its batch. */
public final class Sequence {
    /** Where a sequence is in its life. */
    enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    private final Work work;
    private final SequenceListener listener;
    private int generated;

    final BlockTable blocks = new BlockTable();
    final SequenceTimes times = new SequenceTimes();
    State state = State.WAITING;
    int computed;
    int target;
    int cachedTokens;
    List<Integer> keptBlocks = List.of();

    /**
     * A sequence that the engine has not seen.
     *
     * @param work what it has to do
     * @param listener hears of each token, on the thread that drives the engine
     */
    public Sequence(Work work, SequenceListener listener) {
        this.work = work;
        this.listener = listener;
    }

    public Work work() {
        return work;
    }

    public int promptTokens() {
        return work.prompt().size();
    }

    /** Tokens of the answer so far. */
    public int generatedTokens() {
        return generated;
    }

    /** Prompt tokens that were found in the KV cache when the sequence was first scheduled. */
    public int cachedTokens() {
        return cachedTokens;
    }

    /** Numbers of the blocks that another server may read, in the order of the prompt; none before its end. */
    public List<Integer> keptBlocks() {
        return keptBlocks;
    }

    /** Whether its whole answer was given or it was given up. */
    public boolean ended() {
        return state == State.ENDED;
    }

    /** Tokens whose keys and values the next prefill must have in the cache. */
    int prefillTarget() {
        return work.prompt().size() + generated;
    }

    int token(int position) {
        return position < work.prompt().size()
                ? work.prompt().at(position)
                : work.answer().token(position - work.prompt().size());
    }

    boolean prefilling() {
        return computed < target;
    }

    boolean complete() {
        return generated >= work.answer().length();
    }

    void generateToken() {
        generated++;
    }

    void announce() {
        listener.advanced(this);
    }
}
