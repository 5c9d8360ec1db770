package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a cluster adds to a request: the same load on a gateway alone, and on a member whose only fellow is idle.
 *
 * @param rounds all of them
 */
record Added(List<Round> rounds) {
    Added {
        rounds = List.copyOf(rounds);
    }

    /**
     * Four measurements, one after another; a machine that grows slower or faster meanwhile does both the same.
     *
     * @param alone the first and the last
     * @param member the two between
     */
    record Round(List<Run> alone, List<Run> member) {
        Round {
            alone = List.copyOf(alone);
            member = List.copyOf(member);
        }

        private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
            return runs.stream().mapToDouble(figure).average().orElse(0);
        }
    }

    Spread alone(ToDoubleFunction<Run> figure) {
        return over(round -> Round.mean(round.alone(), figure));
    }

    Spread member(ToDoubleFunction<Run> figure) {
        return over(round -> Round.mean(round.member(), figure));
    }

    /** Member less alone, in the same round. */
    Spread difference(ToDoubleFunction<Run> figure) {
        return over(round -> Round.mean(round.member(), figure) - Round.mean(round.alone(), figure));
    }

    /** CPU used by other processes meanwhile, in cores. */
    Spread foreignCores() {
        List<Double> values = new ArrayList<>();
        rounds.forEach(round -> {
            round.alone().forEach(run -> values.add(run.foreignCores()));
            round.member().forEach(run -> values.add(run.foreignCores()));
        });
        return Spread.of(values);
    }

    /** The difference in the median of the rounds, where it lies, and what it is the difference of. */
    String words(ToDoubleFunction<Run> figure) {
        Spread difference = difference(figure);
        return String.format(
                Locale.ROOT,
                "%+.0f µs (%+.0f to %+.0f over %d rounds; alone %.0f, member %.0f)",
                difference.median(),
                difference.min(),
                difference.max(),
                rounds.size(),
                alone(figure).median(),
                member(figure).median());
    }

    private Spread over(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
