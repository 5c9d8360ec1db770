package dev.sluice.testkit;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.ScoredEndpoint;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What scorers say, as lists to compare. */
public final class Scores {
    private Scores() {}

    /** The score of each candidate, in the order of the candidates. */
    public static List<Double> of(Scorer scorer, InferenceRequest request, List<Endpoint> candidates) {
        var score = scorer.score(request, candidates);
        return candidates.stream().map(score::applyAsDouble).toList();
    }

    /** Endpoints {@code a}, {@code b} and so on with the given scores, for a picker; 26 at most. */
    public static List<ScoredEndpoint> scored(double... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(index -> new ScoredEndpoint(
                        Endpoints.endpoint(Character.toString('a' + index)).build(), scores[index]))
                .toList();
    }

    /** Random endpoints with random sums of scores: zeros, equals and large ones among them. */
    public static List<ScoredEndpoint> random(RandomGenerator random, int count) {
        return Endpoints.random(random, count).stream()
                .map(endpoint -> new ScoredEndpoint(endpoint, sum(random)))
                .toList();
    }

    private static double sum(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3);
            case 2 -> random.nextDouble() * 1e-6;
            default -> random.nextDouble() * 10;
        };
    }
}
