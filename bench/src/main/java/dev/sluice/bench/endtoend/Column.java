package dev.sluice.bench.endtoend;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * One column of a report.
 *
 * @param title its heading, with the unit
 * @param cell what it shows of a target
 */
record Column(String title, BiFunction<Rounds, String, String> cell) {
    private static final String NONE = "–";

    /** Capacity and cost, from the closed loop. */
    static final List<Column> CAPACITY = List.of(
            median("req/s", Measurement::perSecond),
            ratio("× nginx", Measurement::perSecond),
            median("CPU µs a request", Measurement::cpuMicros),
            ratio("CPU × nginx", Measurement::cpuMicros),
            median("share of its core, %", each -> each.coreShare() * 100),
            median("RSS MB", each -> each.residentBytes() / 1e6));

    /** Cost of streams at a fixed rate. */
    static final List<Column> CHUNKS = List.of(
            median("chunks/s", Measurement::perSecond),
            median("CPU µs a chunk", Measurement::cpuMicros),
            ratio("CPU × nginx", Measurement::cpuMicros),
            median("share of its core, %", each -> each.coreShare() * 100),
            median("RSS MB", each -> each.residentBytes() / 1e6));

    /** Latency of requests from the open loop, or delay of chunks. */
    static final List<Column> LATENCY = List.of(
            median("p50 µs", each -> each.latencies().p50()),
            median("p99 µs", each -> each.latencies().p99()),
            ratio("p50 × nginx", each -> each.latencies().p50()),
            ratio("p99 × nginx", each -> each.latencies().p99()),
            added("p50 added to direct", each -> each.latencies().p50()),
            added("p99 added to direct", each -> each.latencies().p99()));

    /** Median over the rounds; a target without a process shows none of its usage. */
    private static Column median(String title, ToDoubleFunction<Measurement> figure) {
        return new Column(title, (rounds, target) -> {
            Spread spread = rounds.of(target, figure);
            return spread.max() == 0 ? NONE : spread.median(spread.median() < 100 ? 1 : 0);
        });
    }

    /** The figure divided by nginx's in the same round. */
    private static Column ratio(String title, ToDoubleFunction<Measurement> figure) {
        return new Column(title, (rounds, target) -> {
            Spread spread = rounds.beside(
                    target, Target.NGINX, (mine, peer) -> figure.applyAsDouble(mine) / figure.applyAsDouble(peer));
            return spread.max() == 0 ? NONE : spread.ratio();
        });
    }

    /** The figure less that of the way without a proxy in the same round. */
    private static Column added(String title, ToDoubleFunction<Measurement> figure) {
        return new Column(title, (rounds, target) -> {
            Spread spread = rounds.beside(
                    target, Target.DIRECT, (mine, peer) -> figure.applyAsDouble(mine) - figure.applyAsDouble(peer));
            return target.equals(Target.DIRECT) ? NONE : spread.median(0);
        });
    }
}
