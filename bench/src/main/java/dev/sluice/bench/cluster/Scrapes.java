package dev.sluice.bench.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How often model servers are asked for their metrics.
 *
 * @param gateways how many there are
 * @param mean asks of one endpoint a second, over all endpoints
 * @param min of the endpoint that is asked least
 * @param max of the one that is asked most
 */
record Scrapes(int gateways, double mean, double min, double max) {
    /** Counts for so long. */
    static Scrapes count(int gateways, ModelServers servers, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        int[] before = servers.asks();
        TimeUnit.SECONDS.sleep(seconds);
        int[] after = servers.asks();
        return of(gateways, before, after, (System.nanoTime() - start) / 1e9);
    }

    /** Of how often each was asked until the beginning and until the end of a time. */
    static Scrapes of(int gateways, int[] before, int[] after, double seconds) {
        double[] rates = new double[after.length];
        Arrays.setAll(rates, server -> (after[server] - before[server]) / seconds);
        double mean = Arrays.stream(rates).average().orElse(0);
        return new Scrapes(
                gateways,
                mean,
                Arrays.stream(rates).min().orElse(0),
                Arrays.stream(rates).max().orElse(0));
    }

    /** A row each. */
    static List<Row> rows(List<Scrapes> counted) {
        return counted.stream()
                .map(each -> new Row(each.title(), "as with one, ±10 %", each.words(counted.get(0))))
                .toList();
    }

    private String title() {
        return "asks of an endpoint a second, " + gateways + (gateways == 1 ? " gateway" : " gateways");
    }

    /** The mean with what lies around it, and how it compares with that of one gateway. */
    private String words(Scrapes one) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f–%.1f between endpoints), %+.0f %%",
                mean,
                min,
                max,
                (mean / one.mean() - 1) * 100);
    }
}
