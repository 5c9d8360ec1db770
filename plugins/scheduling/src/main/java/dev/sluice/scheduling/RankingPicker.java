package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.ScoredEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Picks the endpoints with the highest keys, made from their scores, highest first. The candidates are gone through in
 * random order and equal keys stay in that order, so a tie falls to each with the same chance.
 */
final class RankingPicker implements Picker {
    private final int limit;
    private final RandomGenerator random;
    private final DoubleUnaryOperator keyOfScore;
    private int[] shuffled = new int[0];

    /** Picks at most {@code limit} endpoints; {@code keyOfScore} is asked once for each candidate and never says NaN. */
    RankingPicker(int limit, RandomGenerator random, DoubleUnaryOperator keyOfScore) {
        this.limit = limit;
        this.random = random;
        this.keyOfScore = keyOfScore;
    }

    @Override
    public List<Endpoint> pick(List<ScoredEndpoint> candidates) {
        int size = candidates.size();
        shuffle(size);
        Endpoint[] best = new Endpoint[Math.min(limit, size)];
        double[] keys = new double[best.length];
        for (int drawn = 0; drawn < size; drawn++) {
            ScoredEndpoint candidate = candidates.get(shuffled[drawn]);
            double key = keyOfScore.applyAsDouble(candidate.score());
            int place = place(keys, Math.min(drawn, best.length), key);
            if (place < best.length) {
                int moved = Math.min(drawn, best.length - 1) - place;
                System.arraycopy(best, place, best, place + 1, moved);
                System.arraycopy(keys, place, keys, place + 1, moved);
                best[place] = candidate.endpoint();
                keys[place] = key;
            }
        }
        return Arrays.asList(best);
    }

    /** Where a key belongs among the first {@code filled}, which descend: after those that equal it. */
    private static int place(double[] keys, int filled, double key) {
        int place = filled;
        while (place > 0 && keys[place - 1] < key) {
            place--;
        }
        return place;
    }

    private void shuffle(int size) {
        if (shuffled.length != size) {
            shuffled = new int[size];
            Arrays.setAll(shuffled, index -> index);
        }
        for (int last = size - 1; last > 0; last--) {
            int drawn = random.nextInt(last + 1);
            int moved = shuffled[last];
            shuffled[last] = shuffled[drawn];
            shuffled[drawn] = moved;
        }
    }
}
