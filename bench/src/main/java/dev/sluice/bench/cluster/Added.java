package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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

    /** Member less alone, in the same round, ordered. */
    private List<Double> differences(ToDoubleFunction<Run> figure) {
        return rounds.stream()
                .map(round -> Round.mean(round.member(), figure) - Round.mean(round.alone(), figure))
                .sorted()
                .toList();
    }

    private String foreign() {
        List<Run> runs = rounds.stream()
                .flatMap(round -> Stream.concat(round.alone().stream(), round.member().stream()))
                .toList();
        Spread cores = Spread.of(runs.stream().map(Run::foreignCores).toList());
        long disturbed = runs.stream().filter(Run::disturbed).count();
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f–%.1f), more than %.1f in %d of %d measurements",
                cores.median(),
                cores.min(),
                cores.max(),
                OtherWork.LIMIT_CORES,
                disturbed,
                runs.size());
    }

    /** The difference in the median of the rounds, where the half of them in the middle lies, and what it is of. */
    private String words(ToDoubleFunction<Run> figure) {
        List<Double> differences = differences(figure);
        int outer = (differences.size() - 1) / 4;
        return String.format(
                Locale.ROOT,
                "%+.0f µs (half of %d rounds between %+.0f and %+.0f; alone %.0f, member %.0f)",
                Spread.of(differences).median(),
                rounds.size(),
                differences.get(outer),
                differences.get(differences.size() - 1 - outer),
                alone(figure).median(),
                member(figure).median());
    }

    List<Row> rows() {
        return List.of(
                new Row("added to a request, p50", "below 20 µs", words(run -> run.latencies()
                        .p50())),
                new Row("added to a request, p99", "", words(run -> run.latencies()
                        .p99())),
                new Row("added CPU of a request", "", words(Run::cpuMicros)),
                new Row("cores used by other processes meanwhile", "", foreign()));
    }

    private Spread over(ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
