package dev.sluice.validation;

import dev.sluice.spi.PrefixBlocks;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Hashes bytes as a chain of blocks; one is used over and over, so that hashing allocates nothing. */
final class BlockChain {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BLOCK = PrefixBlocks.BYTES_PER_BLOCK;
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xC2B2AE3D27D4EB4FL;

    private final byte[] block = new byte[BLOCK];
    private final int maxBlocks;
    private long[] hashes = new long[16];
    private int blocks;
    private int filled;
    private long chain;

    /**
     * Makes a chain.
     *
     * @param maxBlocks how many hashes it keeps before it takes no more; 0 keeps none and takes everything into the
     *     {@link #digest}
     */
    BlockChain(int maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    /** A seed made of a text. */
    static long seed(long seed, String text) {
        long hash = seed + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return spread(hash);
    }

    void restart(long seed) {
        chain = seed;
        filled = 0;
        blocks = 0;
    }

    void append(int octet) {
        if (isFull()) {
            return;
        }
        block[filled++] = (byte) octet;
        if (filled == BLOCK) {
            close(block, 0);
            filled = 0;
        }
    }

    void append(byte[] bytes, int from, int to) {
        if (isFull()) {
            return;
        }
        int at = from;
        if (filled > 0) {
            at = Math.min(to, from + BLOCK - filled);
            System.arraycopy(bytes, from, block, filled, at - from);
            filled += at - from;
            if (filled < BLOCK) {
                return;
            }
            close(block, 0);
        }
        for (; at <= to - BLOCK && !isFull(); at += BLOCK) {
            close(bytes, at);
        }
        if (isFull()) {
            return;
        }
        filled = to - at;
        System.arraycopy(bytes, at, block, 0, filled);
    }

    /** Appends the low bytes of a number, the lowest first. */
    void append(long number, int octets) {
        if (isFull()) {
            return;
        }
        if (filled <= BLOCK - Long.BYTES) {
            LONGS.set(block, filled, number);
            filled += octets - 1;
            append((int) (number >>> (8 * octets - 8)));
            return;
        }
        for (int i = 0; i < octets; i++) {
            append((int) (number >>> (8 * i)));
        }
    }

    /** The hashes of the blocks that are whole. */
    PrefixBlocks whole() {
        return PrefixBlocks.copyOf(hashes, blocks);
    }

    /** One hash of everything. */
    long digest() {
        long hash = chain + filled;
        for (int i = 0; i < filled; i++) {
            hash = step(hash, block[i]);
        }
        return spread(hash);
    }

    private boolean isFull() {
        return blocks == maxBlocks && maxBlocks > 0;
    }

    /** Four lanes, so that a processor works on them side by side. */
    private void close(byte[] bytes, int at) {
        long first = step(step(chain, word(bytes, at)), word(bytes, at + 32));
        long second = step(step(~chain, word(bytes, at + 8)), word(bytes, at + 40));
        long third = step(step(chain + FIRST_FACTOR, word(bytes, at + 16)), word(bytes, at + 48));
        long fourth = step(step(chain + SECOND_FACTOR, word(bytes, at + 24)), word(bytes, at + 56));
        long left = (first ^ Long.rotateLeft(second, 21)) * FIRST_FACTOR;
        long right = (third ^ Long.rotateLeft(fourth, 43)) * SECOND_FACTOR;
        chain = left ^ Long.rotateLeft(right, 32);
        if (blocks < maxBlocks) {
            keep(spread(chain));
        }
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private void keep(long hash) {
        if (blocks == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * blocks);
        }
        hashes[blocks++] = hash;
    }

    /** Takes in one word; for a given word every hash leads to another, and for a given hash every word does. */
    private static long step(long hash, long word) {
        return Long.rotateLeft(hash ^ word * SECOND_FACTOR, 29) * FIRST_FACTOR;
    }

    /** Lets every bit weigh on every other. */
    private static long spread(long hash) {
        long mixed = (hash ^ hash >>> 32) * SECOND_FACTOR;
        mixed = (mixed ^ mixed >>> 29) * FIRST_FACTOR;
        return mixed ^ mixed >>> 32;
    }
}
