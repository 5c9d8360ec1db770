package dev.sluice.bench.scoring;

import dev.sluice.scheduling.prefix.PrefixIndex;
import dev.sluice.scheduling.prefix.Span;
import dev.sluice.spi.PrefixBlocks;
import java.io.PrintStream;
import java.util.SplittableRandom;

/** Fills an index with a million blocks at each of eight endpoints, and prints what it says it takes and what the heap says. */
public final class PrefixIndexFootprint {
    private static final int BLOCKS = 1_000_000;
    private static final int ENDPOINTS = 8;
    private static final int PROMPT = 1000;

    private PrefixIndexFootprint() {}

    /** Runs both: every endpoint with the same blocks, every endpoint with blocks of its own. */
    public static void main(String[] arguments) {
        print(System.out, "same blocks", true);
        print(System.out, "own blocks", false);
    }

    private static void print(PrintStream out, String title, boolean isShared) {
        long before = used();
        long begin = System.nanoTime();
        PrefixIndex index = filled(isShared);
        long nanoseconds = System.nanoTime() - begin;
        long taken = used() - before;
        out.printf(
                "%s: %,d pairs, %,d blocks, stated %,d bytes, heap grew by %,d bytes, %d ns a pair%n",
                title, index.pairs(), index.blocks(), index.bytes(), taken, nanoseconds / (BLOCKS * ENDPOINTS));
    }

    private static PrefixIndex filled(boolean isShared) {
        PrefixIndex index = new PrefixIndex(1L << 30);
        Span span = new Span(1, PROMPT, BLOCKS);
        for (int endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
            var random = new SplittableRandom(isShared ? 0 : endpoint);
            for (int prompt = 0; prompt < BLOCKS / PROMPT; prompt++) {
                PrefixBlocks blocks = PrefixBlocks.copyOf(random.longs(PROMPT).toArray(), PROMPT);
                index.add(endpoint, blocks, span, true);
            }
        }
        return index;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
