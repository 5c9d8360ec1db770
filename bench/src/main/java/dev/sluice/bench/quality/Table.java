package dev.sluice.bench.quality;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcomes of one workload as Markdown.
 *
 * @param first what rows are compared by
 */
record Table(Workload workload, String first, List<Row> rows) {
    /** The runs of one kind, one for each seed. */
    record Row(String name, List<Outcome> outcomes) {
        Row {
            outcomes = List.copyOf(outcomes);
        }
    }

    private record Column(String title, String format, ToDoubleFunction<Outcome> figure) {
        String cell(List<Outcome> outcomes) {
            Estimate estimate = Estimate.of(outcomes, figure);
            return String.format(Locale.ROOT, format + " ± " + format, estimate.mean(), estimate.halfWidth());
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("output tokens/s", "%,.0f", Outcome::outputTokensPerSecond),
            new Column(
                    "TTFT p50 s", "%.2f", outcome -> outcome.firstTokenSeconds().get(0)),
            new Column(
                    "TTFT p90 s", "%.2f", outcome -> outcome.firstTokenSeconds().get(1)),
            new Column(
                    "TTFT p99 s", "%.2f", outcome -> outcome.firstTokenSeconds().get(2)),
            new Column("ms a token", "%.0f", Outcome::tokenMillis),
            new Column("prefix hits %", "%.1f", outcome -> 100 * outcome.hitShare()),
            new Column("refused %", "%.1f", outcome -> 100 * outcome.refusedShare()),
            new Column("adapter loads", "%,.0f", Outcome::adapterLoads),
            new Column("max/mean", "%.2f", Outcome::imbalance));

    Table {
        rows = List.copyOf(rows);
    }

    String markdown() {
        String head = "\n### " + workload.title() + "\n\n" + workload.description() + "\n\n";
        Stream<String> lines = Stream.of(
                line(first, COLUMNS.stream().map(Column::title)),
                line("---", COLUMNS.stream().map(column -> "---")));
        Stream<String> body =
                rows.stream().map(row -> line(row.name(), COLUMNS.stream().map(column -> column.cell(row.outcomes()))));
        return head + Stream.concat(lines, body).collect(Collectors.joining());
    }

    private static String line(String first, Stream<String> rest) {
        return Stream.concat(Stream.of(first), rest).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
