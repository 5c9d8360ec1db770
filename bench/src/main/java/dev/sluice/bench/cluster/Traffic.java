package dev.sluice.bench.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What passes between two members, both ways.
 *
 * @param idleBytes a second, without a request
 * @param loadedBytes a second, with the whole load at one of them
 * @param requestsPerSecond of that load, as reached
 */
record Traffic(double idleBytes, double loadedBytes, double requestsPerSecond) {
    private static final int SETTLING_SECONDS = 2;

    /** Measures it of two members that reach each other through doors. */
    static Traffic measure(CostOptions options, Gateways gateways) throws IOException, InterruptedException {
        List<Integer> ports = FreePorts.of(2);
        try (Doors doors = new Doors(ports)) {
            Members members = Members.of(ports, doors.ports());
            try (Gateway idle = gateways.member(members, 0, 1);
                    Gateway loaded = gateways.member(members, 1, 2)) {
                Load load = new Load(new Prompts(), options.requestsPerSecond(), options.seconds());
                List<Gateway> all = List.of(idle, loaded);
                Run.of(loaded, all, load);
                TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
                double idleBytes = idle(doors, options.seconds());
                long before = doors.bytes();
                Run run = Run.of(loaded, all, load);
                TimeUnit.SECONDS.sleep(1);
                double ownBytes = doors.bytes() - before - idleBytes;
                return new Traffic(idleBytes, ownBytes / run.seconds(), run.perSecond());
            }
        }
    }

    private static double idle(Doors doors, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        long before = doors.bytes();
        TimeUnit.SECONDS.sleep(seconds);
        return (doors.bytes() - before) * 1e9 / (System.nanoTime() - start);
    }

    /** What one request causes. */
    double bytesPerRequest() {
        return (loadedBytes - idleBytes) / requestsPerSecond;
    }

    /** At another rate, were the bytes of a request the same. */
    double megabytesPerSecond(double rate) {
        return (idleBytes + bytesPerRequest() * rate) / 1e6;
    }

    List<Row> rows() {
        return List.of(
                new Row("between two gateways, at 1,000 requests/s", "", words()),
                new Row("between two idle gateways", "", String.format(Locale.ROOT, "%.1f KB/s", idleBytes / 1000)));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%.2f MB/s; %,.0f bytes a request, measured at %.0f requests/s (%.2f MB/s)",
                megabytesPerSecond(1000),
                bytesPerRequest(),
                requestsPerSecond,
                loadedBytes / 1e6);
    }
}
