package dev.sluice.bench.cluster;

/**
 * A line of the report.
 *
 * @param what was measured
 * @param wanted of it; empty where nothing is
 * @param measured it, in words
 */
public record Row(String what, String wanted, String measured) {
    static final Row HEAD = new Row("", "wanted", "measured");
    static final Row RULE = new Row("---", "---", "---");

    String markdown() {
        return "| " + what + " | " + wanted + " | " + measured + " |";
    }
}
