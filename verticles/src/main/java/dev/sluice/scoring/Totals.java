package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.ScoredEndpoint;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.ToDoubleFunction;

/** The weighted sums of the candidates' scores; used again for the next request. */
final class Totals extends AbstractList<ScoredEndpoint> implements RandomAccess {
    private Candidates candidates = new Candidates();
    private double[] totals = new double[0];
    private double[] latest = new double[0];
    private int size;

    /** Begins with a sum of 0 for every candidate. */
    void reset(Candidates scored) {
        candidates = scored;
        size = candidates.size();
        if (totals.length < size) {
            totals = new double[size];
            latest = new double[size];
        }
        Arrays.fill(totals, 0, size, 0);
    }

    /** Asks for the score of every candidate, and adds none yet. */
    void ask(ToDoubleFunction<Endpoint> score) {
        for (int index = 0; index < size; index++) {
            latest[index] = score.applyAsDouble(candidates.get(index));
        }
    }

    /** The latest answer for a candidate, as the scorer gave it. */
    double latest(int index) {
        return latest[index];
    }

    /** Adds the latest answers, clamped to 0 to 1 and weighted. */
    void add(double weight) {
        for (int index = 0; index < size; index++) {
            totals[index] += weight * clamped(latest[index]);
        }
    }

    /** Whether all of these are candidates. */
    boolean include(List<Endpoint> picked) {
        for (int index = 0; index < picked.size(); index++) {
            if (!candidates.holds(picked.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** A candidate with the highest sum; where several have it, which one depends on where the search starts. */
    Endpoint highest(int start) {
        int first = Math.floorMod(start, size);
        int highest = first;
        for (int step = 1; step < size; step++) {
            int index = (first + step) % size;
            highest = totals[index] > totals[highest] ? index : highest;
        }
        return candidates.get(highest);
    }

    @Override
    public ScoredEndpoint get(int index) {
        return new ScoredEndpoint(candidates.get(Objects.checkIndex(index, size)), totals[index]);
    }

    @Override
    public int size() {
        return size;
    }

    /** What counts of a score. */
    static double clamped(double score) {
        if (score >= 1) {
            return 1;
        }
        return score > 0 ? score : 0;
    }
}
