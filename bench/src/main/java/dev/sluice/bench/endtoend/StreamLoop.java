package dev.sluice.bench.endtoend;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Reads many streams at once, one after another on each connection.
 *
 * @param request as it goes over the wire, in ASCII
 * @param connections streams at once
 * @param streams on each connection, about a second each
 */
record StreamLoop(String request, int connections, int streams) {
    private static final int TIMEOUT_MILLIS = 10_000;

    /**
     * What was read.
     *
     * @param chunks of all streams
     * @param perSecond chunks
     * @param delays from the model server's write to the client's read
     */
    record Outcome(int chunks, double perSecond, Latencies delays) {}

    Outcome run(int port) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        try {
            Callable<LongStream> reader = () -> read(port);
            var delays = LongStream.empty();
            for (Future<LongStream> read : threads.invokeAll(Collections.nCopies(connections, reader))) {
                delays = LongStream.concat(delays, read.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] all = delays.toArray();
            return new Outcome(all.length, all.length / seconds, Latencies.of(all, 0));
        } catch (ExecutionException e) {
            throw new IOException("a stream broke off", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private LongStream read(int port) throws IOException {
        List<LongStream> delays = new ArrayList<>();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            for (int i = 0; i < streams; i++) {
                delays.add(LongStream.of(readStream(socket)));
            }
        }
        return delays.stream().flatMapToLong(each -> each);
    }

    private long[] readStream(Socket socket) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var times = new SentTimes();
        var received = new byte[16 * 1024];
        boolean ended = false;
        while (!ended) {
            int count = socket.getInputStream().read(received);
            if (count < 1) {
                throw new EOFException("the connection ended inside a stream");
            }
            ended = times.take(received, count, System.nanoTime());
        }
        long[] delays = times.delays();
        if (delays.length != StreamServer.CHUNKS) {
            throw new IOException("a stream of " + delays.length + " chunks");
        }
        return delays;
    }
}
