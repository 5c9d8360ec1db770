package dev.sluice.scheduling.prefix;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Scorer;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Spreads the requests whose beginning no endpoint has: the longer an endpoint had none of these, the better its score. */
final class NoHitLruScorer implements Scorer, PlacementListener, EndpointListener {
    private static final double NEUTRAL = 0.5;
    /** The only list of {@link #order}, whose entries are slots. */
    private static final int LIST = 0;

    private final PrefixMatches matches;
    private final int lruSize;
    private final Recency order = new Recency(0);
    private final LatestRequest cold = new LatestRequest();
    /** By slot. */
    private boolean[] isUsed = {};

    private int[] rounds = {};
    private double[] scores = {};
    private int round;

    NoHitLruScorer(PrefixMatches matches, int lruSize) {
        this.matches = matches;
        this.lruSize = lruSize;
        order.growSlots(1);
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        if (isHit(candidates)) {
            cold.clear();
            return endpoint -> NEUTRAL;
        }
        cold.set(request);
        if (candidates.size() == 1) {
            return endpoint -> 1;
        }
        rank(candidates);
        return endpoint -> scores[endpoint.slot()];
    }

    /** Counts the first endpoint of a request without a hit as used last. */
    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        if (!cold.is(request)) {
            return;
        }
        int slot = endpoint.slot();
        makeRoom(slot);
        if (isUsed[slot]) {
            order.touch(LIST, slot);
            return;
        }
        if (order.held(LIST) == lruSize) {
            forget(order.oldest(LIST));
        }
        isUsed[slot] = true;
        order.add(LIST, slot);
    }

    @Override
    public void left(Endpoint endpoint) {
        if (endpoint.slot() < isUsed.length && isUsed[endpoint.slot()]) {
            forget(endpoint.slot());
        }
    }

    private boolean isHit(List<Endpoint> candidates) {
        for (int index = 0; index < candidates.size(); index++) {
            if (matches.matchedBlocks(candidates.get(index)) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Those never used come first, as they stand; then the others, the longest unused first. */
    private void rank(List<Endpoint> candidates) {
        double last = candidates.size() - 1.0;
        int rank = 0;
        round++;
        for (int index = 0; index < candidates.size(); index++) {
            int slot = candidates.get(index).slot();
            makeRoom(slot);
            rounds[slot] = round;
            if (!isUsed[slot]) {
                scores[slot] = 1 - rank++ / last;
            }
        }
        for (int slot = order.oldest(LIST); slot != Recency.NONE; slot = order.newer(slot)) {
            if (rounds[slot] == round) {
                scores[slot] = 1 - rank++ / last;
            }
        }
    }

    private void forget(int slot) {
        isUsed[slot] = false;
        order.remove(LIST, slot);
    }

    private void makeRoom(int slot) {
        if (slot < isUsed.length) {
            return;
        }
        int slots = Math.max(64, 2 * slot);
        order.growEntries(slots);
        isUsed = Arrays.copyOf(isUsed, slots);
        rounds = Arrays.copyOf(rounds, slots);
        scores = Arrays.copyOf(scores, slots);
    }
}
