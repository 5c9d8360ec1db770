package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.ScoredEndpoint;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Picks the endpoints with the highest keys, made from their scores, highest first. Equal keys are ordered by a throw of
 * the dice each, which is to shuffle the candidates and sort them by key, without doing so for those left out.
 */
final class RankingPicker implements Picker {
    private final int limit;
    private final RandomGenerator random;
    private final DoubleUnaryOperator keyOfScore;

    /** Picks at most {@code limit} endpoints; {@code keyOfScore} is asked once for each candidate and never says NaN. */
    RankingPicker(int limit, RandomGenerator random, DoubleUnaryOperator keyOfScore) {
        this.limit = limit;
        this.random = random;
        this.keyOfScore = keyOfScore;
    }

    @Override
    public List<Endpoint> pick(List<ScoredEndpoint> candidates) {
        var ranking = new Ranking(Math.min(limit, candidates.size()));
        for (int index = 0; index < candidates.size(); index++) {
            ScoredEndpoint candidate = candidates.get(index);
            double key = keyOfScore.applyAsDouble(candidate.score());
            if (ranking.mayHold(key)) {
                ranking.enter(candidate.endpoint(), key, random.nextLong());
            }
        }
        return ranking.endpoints();
    }
}
