package dev.sluice.bench.endtoend;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcome of a comparison as Markdown: medians over the rounds, and ratios between targets of the same round as
 * median and range.
 *
 * @param circumstances what a reader must know to judge the figures, a line each
 * @param rounds one for each scenario
 */
record Report(List<String> circumstances, List<Rounds> rounds) {
    Report {
        circumstances = List.copyOf(circumstances);
        rounds = List.copyOf(rounds);
    }

    String markdown() {
        String head = circumstances.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
        return head + rounds.stream().map(Report::section).collect(Collectors.joining());
    }

    private static String section(Rounds rounds) {
        String head = String.format(
                Locale.ROOT,
                "%n### %s%n%nOther processes used more than %.1f cores in %d of %d measurements.%n",
                rounds.scenario().title(),
                Measurement.NOISE_LIMIT_CORES,
                rounds.noisy(),
                rounds.measurements().size());
        return head
                + rounds.scenario().tables().stream()
                        .map(columns -> "\n" + table(rounds, columns))
                        .collect(Collectors.joining());
    }

    static String table(Rounds rounds, List<Column> columns) {
        Stream<String> head = Stream.of(
                row("target", columns.stream().map(Column::title)),
                row("---", columns.stream().map(column -> "---")));
        Stream<String> body = rounds.targets().stream()
                .map(target ->
                        row(target, columns.stream().map(column -> column.cell().apply(rounds, target))));
        return Stream.concat(head, body).collect(Collectors.joining());
    }

    private static String row(String first, Stream<String> rest) {
        return Stream.concat(Stream.of(first), rest).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
