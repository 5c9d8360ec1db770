package dev.sluice.validation;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The hash chain of a prompt of 100,000 tokens, 400 KB, in blocks of 64 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BlockChainBenchmark {
    private static final int BYTES = 400_000;

    private final BlockChain chain = new BlockChain(1 + BYTES / 64);
    private final byte[] prompt = prompt();

    @Benchmark
    public long hash() {
        chain.restart(7);
        chain.append(prompt, 0, prompt.length);
        return chain.digest();
    }

    private static byte[] prompt() {
        byte[] text = new byte[BYTES];
        new SplittableRandom(3).nextBytes(text);
        return text;
    }
}
