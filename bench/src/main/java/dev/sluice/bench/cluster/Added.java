package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Spread;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What is added to a request: the same load on a gateway without what is measured, and on one with it.
 *
 * @param rounds all of them
 */
public record Added(List<Round> rounds) {
    public Added {
        rounds = List.copyOf(rounds);
    }

    /**
     * Four measurements, one after another; a machine that grows slower or faster meanwhile does both the same.
     *
     * @param without the first and the last
     * @param with the two between
     */
    record Round(List<Run> without, List<Run> with) {
        Round {
            without = List.copyOf(without);
            with = List.copyOf(with);
        }

        private static double mean(List<Run> runs, ToDoubleFunction<Run> figure) {
            return runs.stream().mapToDouble(figure).average().orElse(0);
        }
    }

    Spread without(ToDoubleFunction<Run> figure) {
        return over(round -> Round.mean(round.without(), figure));
    }

    Spread with(ToDoubleFunction<Run> figure) {
        return over(round -> Round.mean(round.with(), figure));
    }

    /** With less without, in the same round, ordered. */
    private List<Double> differences(ToDoubleFunction<Run> figure) {
        return rounds.stream()
                .map(round -> Round.mean(round.with(), figure) - Round.mean(round.without(), figure))
                .sorted()
                .toList();
    }

    private String foreign() {
        List<Run> runs = rounds.stream()
                .flatMap(round -> Stream.concat(round.without().stream(), round.with().stream()))
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
                "%+.0f µs (half of %d rounds between %+.0f and %+.0f; without %.0f, with %.0f)",
                Spread.of(differences).median(),
                rounds.size(),
                differences.get(outer),
                differences.get(differences.size() - 1 - outer),
                without(figure).median(),
                with(figure).median());
    }

    /** Lines of a report. */
    public List<Row> rows(String wanted) {
        return List.of(
                new Row("added to a request, p50", wanted, words(run -> run.latencies()
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
