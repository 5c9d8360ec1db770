package dev.sluice.bench.quality;

import dev.sluice.simulator.text.Answer;
import dev.sluice.simulator.text.Tokens;
import dev.sluice.spi.PrefixBlocks;
import java.util.Arrays;

/** A prompt as token ids, with the chain of hashes the gateway would have of its text: 16 tokens to a block. */
final class TokenRow {
    /** Tokens in one block of 64 bytes. */
    static final int TOKENS_PER_BLOCK = 16;

    private int[] ids = new int[1024];
    private int size;

    /** Appends a stretch of text that the same number always stands for. */
    TokenRow text(long number, int tokens) {
        for (int index = 0; index < tokens; index++) {
            add((int) mixed(number * 1_000_003 + index));
        }
        return this;
    }

    /** Appends an answer, as the next turn of a conversation repeats it. */
    TokenRow answer(Answer answer) {
        for (int index = 0; index < answer.length(); index++) {
            add(answer.token(index));
        }
        return this;
    }

    int size() {
        return size;
    }

    /** What the engine reads. */
    Tokens tokens() {
        Tokens tokens = new Tokens(size);
        for (int index = 0; index < size; index++) {
            tokens.add(ids[index]);
        }
        return tokens;
    }

    /** What the gateway reads: whole blocks only. */
    PrefixBlocks blocks() {
        long[] hashes = new long[size / TOKENS_PER_BLOCK];
        long hash = 0;
        for (int block = 0; block < hashes.length; block++) {
            for (int index = block * TOKENS_PER_BLOCK; index < (block + 1) * TOKENS_PER_BLOCK; index++) {
                hash = mixed(hash ^ ids[index]);
            }
            hashes[block] = hash;
        }
        return PrefixBlocks.copyOf(hashes, hashes.length);
    }

    private void add(int id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
        }
        ids[size++] = id;
    }

    private static long mixed(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
