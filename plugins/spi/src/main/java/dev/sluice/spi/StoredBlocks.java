package dev.sluice.spi;

import java.util.OptionalLong;

/** Consecutive blocks that a prefix cache now has. */
public final class StoredBlocks implements KvEvent {
    private final long[] hashes;
    private final int[] tokens;
    private final int tokensPerBlock;
    private final OptionalLong parent;
    private final String adapter;
    private final String medium;

    /**
     * Blocks in their order.
     *
     * @param hashes the model server's names of the blocks; not to be changed any more
     * @param tokens what the blocks hold, {@code tokensPerBlock} ids for each, or none where the server only says that
     *     blocks it has told of before are now in another medium too; not to be changed any more
     * @param tokensPerBlock tokens in one block, 1 or more
     * @param place what they follow, and where they are
     */
    public StoredBlocks(long[] hashes, int[] tokens, int tokensPerBlock, Place place) {
        if (tokensPerBlock < 1 || (tokens.length != 0 && tokens.length != (long) hashes.length * tokensPerBlock)) {
            throw new IllegalArgumentException("wanted " + tokensPerBlock + " tokens for each of " + hashes.length
                    + " blocks, found " + tokens.length);
        }
        this.hashes = hashes;
        this.tokens = tokens;
        this.tokensPerBlock = tokensPerBlock;
        this.parent = place.parent();
        this.adapter = place.adapter();
        this.medium = place.medium();
    }

    /**
     * What blocks follow, and where they are.
     *
     * @param parent the model server's name of the block before the first one; empty where a prompt begins
     * @param adapter the LoRA adapter they were computed with; empty for the model itself
     * @param medium such as {@code GPU} or {@code CPU}; empty where the server does not say
     */
    public record Place(OptionalLong parent, String adapter, String medium) {}

    /** How many blocks. */
    public int size() {
        return hashes.length;
    }

    /** The model server's name of a block, counted from 0. */
    public long hash(int block) {
        return hashes[block];
    }

    /** Whether it is told what the blocks hold. */
    public boolean hasTokens() {
        return tokens.length > 0;
    }

    /** A token's id; block {@code i} begins at {@code i * tokensPerBlock()}. */
    public int token(int index) {
        return tokens[index];
    }

    /** Tokens in one block, 1 or more. */
    public int tokensPerBlock() {
        return tokensPerBlock;
    }

    /** The model server's name of the block before the first one; empty where a prompt begins. */
    public OptionalLong parent() {
        return parent;
    }

    /** The LoRA adapter they were computed with; empty for the model itself. */
    public String adapter() {
        return adapter;
    }

    /** Where they are, such as {@code GPU} or {@code CPU}; empty where the server does not say. */
    public String medium() {
        return medium;
    }

    @Override
    public void tell(Endpoint endpoint, KvEventListener listener) {
        listener.stored(endpoint, this);
    }

    @Override
    public String toString() {
        return "StoredBlocks[" + hashes.length + " " + medium + "]";
    }
}
