package dev.sluice.bench.quality;

import java.util.Arrays;

/** What happened to the requests of one run. */
final class Tally {
    private double[] firstTokenSeconds = new double[1024];
    private int answered;
    private int sent;
    private int refused;
    private double imbalance;
    private int looks;

    void sent() {
        sent++;
    }

    void refused() {
        refused++;
    }

    /** The first token came so long after the request did. */
    void answering(double seconds) {
        if (answered == firstTokenSeconds.length) {
            firstTokenSeconds = Arrays.copyOf(firstTokenSeconds, answered * 2);
        }
        firstTokenSeconds[answered++] = seconds;
    }

    /** How many requests each server has at one moment. */
    void loads(int[] requests) {
        double mean = Arrays.stream(requests).average().orElse(0);
        if (mean > 0) {
            imbalance += Arrays.stream(requests).max().orElse(0) / mean;
            looks++;
        }
    }

    /** Requests at the server that has most over their mean, on average over the moments; 1 where nothing was looked at. */
    double imbalance() {
        return looks == 0 ? 1 : imbalance / looks;
    }

    /** Requests that have no token yet and were not refused. */
    int open() {
        return sent - refused - answered;
    }

    int requests() {
        return sent;
    }

    int refusals() {
        return refused;
    }

    /** The time to first token, in seconds, that a share of those answered stayed within; 0 when none was. */
    double firstTokenSeconds(double share) {
        double[] sorted = Arrays.copyOf(firstTokenSeconds, answered);
        Arrays.sort(sorted);
        return answered == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * answered) - 1)];
    }
}
