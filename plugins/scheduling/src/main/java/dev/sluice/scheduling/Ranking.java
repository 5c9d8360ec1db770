package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.util.Arrays;
import java.util.List;

/** The endpoints with the highest keys so far, highest first; of equal keys, the higher lot. */
final class Ranking {
    private final Endpoint[] endpoints;
    private final double[] keys;
    private final long[] lots;
    private int filled;

    Ranking(int places) {
        endpoints = new Endpoint[places];
        keys = new double[places];
        lots = new long[places];
    }

    /** Whether a key is high enough for a place, at least by lot. */
    boolean mayHold(double key) {
        return filled < keys.length || key >= keys[filled - 1];
    }

    /** Gives an endpoint its place, and drops the last where there are no more. */
    void enter(Endpoint endpoint, double key, long lot) {
        int place = filled;
        while (place > 0 && outranks(key, lot, place - 1)) {
            place--;
        }
        if (place == keys.length) {
            return;
        }
        filled = Math.min(filled + 1, keys.length);
        int moved = filled - 1 - place;
        System.arraycopy(endpoints, place, endpoints, place + 1, moved);
        System.arraycopy(keys, place, keys, place + 1, moved);
        System.arraycopy(lots, place, lots, place + 1, moved);
        endpoints[place] = endpoint;
        keys[place] = key;
        lots[place] = lot;
    }

    /** Those that have a place, when all candidates have entered. */
    List<Endpoint> endpoints() {
        return Arrays.asList(endpoints);
    }

    private boolean outranks(double key, long lot, int place) {
        return key > keys[place] || (key == keys[place] && lot > lots[place]);
    }
}
