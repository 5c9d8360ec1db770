package dev.sluice.bench.scoring;

import dev.sluice.scheduling.prefix.HitCounters;
import dev.sluice.scheduling.prefix.PrefixIndex;
import dev.sluice.scheduling.prefix.Span;
import dev.sluice.spi.PrefixBlocks;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Prompts of 2,048 tokens, their first half one of ten that every endpoint has and their second half one of 1,000 that one
 * endpoint has: the match against all endpoints, and the match with the insertion that follows a placement.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PrefixIndexBenchmark {
    private static final int PROMPTS = 1000;
    private static final int TOKENS = 2048;
    private static final int TOKENS_PER_HASH = 16;

    /** Endpoints that have the first halves. */
    @Param({"8", "100", "1000"})
    public int endpoints = 8;

    /** Tokens in a block. */
    @Param({"16", "64"})
    public int block = 16;

    private final PrefixBlocks[] prompts = new PrefixBlocks[PROMPTS];
    private final HitCounters hits = new HitCounters();
    private PrefixIndex index = new PrefixIndex(256 << 20);
    private Span span = new Span(1, 1, 1);
    private int next;

    @Setup
    public void fill() {
        var random = new SplittableRandom(1);
        long[][] firstHalves = new long[10][];
        for (int half = 0; half < firstHalves.length; half++) {
            firstHalves[half] = random.longs(TOKENS / TOKENS_PER_HASH / 2).toArray();
        }
        index = new PrefixIndex(256 << 20);
        span = new Span(block / TOKENS_PER_HASH, TOKENS / block, 31_250);
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
            long[] hashes = random.longs(TOKENS / TOKENS_PER_HASH).toArray();
            System.arraycopy(firstHalves[prompt % 10], 0, hashes, 0, hashes.length / 2);
            prompts[prompt] = PrefixBlocks.copyOf(hashes, hashes.length);
            index.add(prompt % endpoints, prompts[prompt], span, true);
        }
        Span half = new Span(span.stride(), span.length() / 2, span.limit());
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            for (int prompt = 0; prompt < 10; prompt++) {
                index.add(endpoint, prompts[prompt], half, true);
            }
        }
    }

    @Benchmark
    public int match() {
        next = (next + 1) % PROMPTS;
        index.match(prompts[next], span, hits);
        return hits.count(next % endpoints);
    }

    @Benchmark
    public int matchAndAdd() {
        next = (next + 1) % PROMPTS;
        index.match(prompts[next], span, hits);
        index.add(next % endpoints, prompts[next], span, false);
        return hits.count(next % endpoints);
    }
}
