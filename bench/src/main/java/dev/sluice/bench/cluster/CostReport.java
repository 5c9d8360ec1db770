package dev.sluice.bench.cluster;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured, as Markdown.
 *
 * @param circumstances what a reader must know to judge the figures, a line each
 * @param rows of the table
 */
record CostReport(List<String> circumstances, List<Row> rows) {
    CostReport {
        circumstances = List.copyOf(circumstances);
        rows = List.copyOf(rows);
    }

    String markdown() {
        String head = circumstances.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
        return head + "\n" + Row.table(rows);
    }
}
