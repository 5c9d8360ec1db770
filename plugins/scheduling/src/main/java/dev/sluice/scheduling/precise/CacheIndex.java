package dev.sluice.scheduling.precise;

import dev.sluice.spi.RemovedBlocks;
import dev.sluice.spi.StoredBlocks;
import java.util.Arrays;

/** Which blocks each endpoint has, as it said itself, by the gateway's own names of them. */
final class CacheIndex {
    private final String hashSeed;
    private final long mostBlocks;
    private final Holders holders = new Holders();
    private BlockNames[] slots = new BlockNames[0];
    private int tokensPerBlock;
    private long blocks;

    /**
     * An empty index.
     *
     * @param tokensPerBlock which blocks count; 0 for those of the first size heard of
     * @param mostBlocks what all endpoints together may have; further blocks are not taken in
     */
    CacheIndex(String hashSeed, int tokensPerBlock, long mostBlocks) {
        this.hashSeed = hashSeed;
        this.tokensPerBlock = tokensPerBlock;
        this.mostBlocks = mostBlocks;
    }

    /** Tokens in one block; 0 before anything was heard. */
    int tokensPerBlock() {
        return tokensPerBlock;
    }

    /** Blocks of all endpoints together. */
    long blocks() {
        return blocks;
    }

    Holders holders() {
        return holders;
    }

    /** Takes in what an endpoint has stored; what follows blocks that are not known is left out. */
    void stored(int slot, StoredBlocks told) {
        BlockNames names = names(slot);
        int medium = Medium.of(told.medium());
        if (!told.hasTokens()) {
            furtherMedium(slot, names, told, medium);
            return;
        }
        if (tokensPerBlock == 0) {
            tokensPerBlock = told.tokensPerBlock();
        }
        if (told.tokensPerBlock() == tokensPerBlock) {
            chained(slot, names, told, medium);
        }
    }

    /** Takes out what an endpoint has removed from a medium. */
    void removed(int slot, RemovedBlocks told) {
        BlockNames names = names(slot);
        int medium = Medium.of(told.medium());
        for (int block = 0; block < told.size(); block++) {
            int index = names.find(told.hash(block));
            if (index == BlockNames.NONE || names.count(index, medium) == 0) {
                continue;
            }
            if (names.count(index, medium) == 1) {
                holders.clear(names.chain(index), slot, medium);
            }
            int before = names.size();
            names.less(index, medium);
            blocks -= before - names.size();
        }
    }

    /** Forgets all of an endpoint. */
    void cleared(int slot) {
        if (slot >= slots.length) {
            return;
        }
        BlockNames names = slots[slot];
        names.each(Medium.GPU, name -> holders.clear(name, slot, Medium.GPU));
        names.each(Medium.OTHER, name -> holders.clear(name, slot, Medium.OTHER));
        blocks -= names.size();
        slots[slot] = new BlockNames();
    }

    private void chained(int slot, BlockNames names, StoredBlocks told, int medium) {
        long name = Chain.seed(hashSeed, told.adapter());
        if (told.parent().isPresent()) {
            int parent = names.find(told.parent().getAsLong());
            if (parent == BlockNames.NONE) {
                return;
            }
            name = names.chain(parent);
        }
        for (int block = 0; block < told.size(); block++) {
            for (int token = 0; token < tokensPerBlock; token++) {
                name = Chain.token(name, told.token(block * tokensPerBlock + token));
            }
            name = Chain.end(name);
            if (!add(slot, names, told.hash(block), name, medium)) {
                return;
            }
        }
    }

    private boolean add(int slot, BlockNames names, long engineName, long name, int medium) {
        int index = names.find(engineName);
        if (index != BlockNames.NONE) {
            names.again(index, medium);
            holders.set(names.chain(index), slot, medium);
            return true;
        }
        if (blocks >= mostBlocks) {
            return false;
        }
        names.add(engineName, name, medium);
        holders.set(name, slot, medium);
        blocks++;
        return true;
    }

    private void furtherMedium(int slot, BlockNames names, StoredBlocks told, int medium) {
        for (int block = 0; block < told.size(); block++) {
            int index = names.find(told.hash(block));
            if (index != BlockNames.NONE) {
                names.again(index, medium);
                holders.set(names.chain(index), slot, medium);
            }
        }
    }

    private BlockNames names(int slot) {
        if (slot >= slots.length) {
            int known = slots.length;
            slots = Arrays.copyOf(slots, slot + 1);
            for (int fresh = known; fresh <= slot; fresh++) {
                slots[fresh] = new BlockNames();
            }
        }
        return slots[slot];
    }
}
