package dev.sluice.bench.endtoend;

import java.io.IOException;

/** One way of loading a target and counting what it did. */
interface Meter {
    /** Brings a target to its speed and tells in words how that went. */
    String warmUp(Target target) throws IOException, InterruptedException;

    Measurement measure(Target target, int round) throws IOException, InterruptedException;
}
