package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends at a constant rate whatever the answers do: a request that had to wait for its turn is counted from the moment
 * it was due, so a pause of the target shows in every request it delayed.
 *
 * @param requests as they go over the wire, by their numbers from 0
 * @param requestsPerSecond the rate
 * @param seconds how long
 */
public record OpenLoop(IntFunction<byte[]> requests, int requestsPerSecond, int seconds) {
    private static final int CONNECTIONS = 32;
    /** Left to a spin before a request is due, because a sleeping thread wakes up to this late. */
    private static final long SPIN_NANOS = 80_000;

    private static final long LEAD_NANOS = 20_000_000;

    /** The same request, in ASCII, again and again. */
    static OpenLoop of(String request, int requestsPerSecond, int seconds) {
        byte[] wire = request.getBytes(StandardCharsets.US_ASCII);
        return new OpenLoop(number -> wire, requestsPerSecond, seconds);
    }

    /** Latencies from the due moment to the whole answer in nanoseconds, ordered; the first fifth of a second left out. */
    public Latencies run(int port) throws IOException, InterruptedException {
        int skipped = requestsPerSecond / 5;
        var latencies = new long[requestsPerSecond * seconds + skipped];
        var connections = new ArrayList<WireConnection>();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new WireConnection(port));
            }
            var turn = new AtomicInteger();
            long start = System.nanoTime() + LEAD_NANOS;
            List<Future<?>> senders = connections.stream()
                    .<Future<?>>map(connection -> threads.submit(() -> {
                        send(connection, turn, start, latencies);
                        return true;
                    }))
                    .toList();
            for (Future<?> sender : senders) {
                sender.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the open loop broke off", e);
        } finally {
            threads.shutdownNow();
            for (WireConnection connection : connections) {
                connection.close();
            }
        }
        return Latencies.of(latencies, skipped);
    }

    private void send(WireConnection connection, AtomicInteger turn, long start, long[] latencies) throws IOException {
        for (int i = turn.getAndIncrement(); i < latencies.length; i = turn.getAndIncrement()) {
            byte[] wire = requests.apply(i);
            long due = start + i * 1_000_000_000L / requestsPerSecond;
            awaitMoment(due);
            int status = connection.exchange(wire).status();
            if (status != 200) {
                throw new IOException("status " + status + " in the open loop");
            }
            latencies[i] = System.nanoTime() - due;
        }
    }

    private static void awaitMoment(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            left = due - System.nanoTime();
        }
    }
}
