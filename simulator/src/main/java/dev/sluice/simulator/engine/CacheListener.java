package dev.sluice.simulator.engine;

/** Hears what changes in the prefix cache, on the thread that drives the engine. */
public interface CacheListener {
    /** Nobody. */
    CacheListener NONE = new CacheListener() {
        @Override
        public void stored(long[] hashes, long parent, int[] tokens, String adapter) {}

        @Override
        public void removed(long hash) {}

        @Override
        public void stepped() {}
    };

    /**
     * Consecutive blocks can be found from now on.
     *
     * @param hashes their names, at least one
     * @param parent the name of the block before them; 0 where the prompt begins
     * @param tokens what they hold
     * @param adapter name of a LoRA adapter; empty for the model itself
     */
    void stored(long[] hashes, long parent, int[] tokens, String adapter);

    /** A block can no longer be found. */
    void removed(long hash);

    /** The engine has done all that was due. */
    void stepped();
}
