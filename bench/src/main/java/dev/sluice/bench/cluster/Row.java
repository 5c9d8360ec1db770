package dev.sluice.bench.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the report.
 *
 * @param what was measured
 * @param wanted of it; empty where nothing is
 * @param measured it, in words
 */
public record Row(String what, String wanted, String measured) {
    private static final Row HEAD = new Row("", "wanted", "measured");
    private static final Row RULE = new Row("---", "---", "---");

    /** A table of them, as Markdown. */
    public static String table(List<Row> rows) {
        return Stream.concat(Stream.of(HEAD, RULE), rows.stream())
                .map(row -> row.markdown() + "\n")
                .collect(Collectors.joining());
    }

    private String markdown() {
        return "| " + what + " | " + wanted + " | " + measured + " |";
    }
}
