package dev.sluice.spi;

/** Blocks that a prefix cache no longer has. */
public final class RemovedBlocks implements KvEvent {
    private final long[] hashes;
    private final String medium;

    /**
     * Blocks that left a medium.
     *
     * @param hashes the model server's names of the blocks; not to be changed any more
     * @param medium where they were, such as {@code GPU}; empty where the server does not say
     */
    public RemovedBlocks(long[] hashes, String medium) {
        this.hashes = hashes;
        this.medium = medium;
    }

    /** How many blocks. */
    public int size() {
        return hashes.length;
    }

    /** The model server's name of a block, counted from 0. */
    public long hash(int block) {
        return hashes[block];
    }

    /** Where they were, such as {@code GPU}; empty where the server does not say. */
    public String medium() {
        return medium;
    }

    @Override
    public void tell(Endpoint endpoint, KvEventListener listener) {
        listener.removed(endpoint, this);
    }

    @Override
    public String toString() {
        return "RemovedBlocks[" + hashes.length + " " + medium + "]";
    }
}
