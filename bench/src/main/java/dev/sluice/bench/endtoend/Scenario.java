package dev.sluice.bench.endtoend;

import java.util.List;
import java.util.Locale;

/**
 * Something that is sent to every target, and how it is reported.
 *
 * @param title of its section
 * @param tables each by its columns
 */
record Scenario(String title, List<List<Column>> tables) {
    static final Scenario STREAMS = new Scenario("Streams", List.of(Column.CHUNKS, Column.LATENCY));

    Scenario {
        tables = List.copyOf(tables);
    }

    /** Requests with a body of so many bytes. */
    static Scenario requests(int bodyBytes) {
        return new Scenario(
                String.format(Locale.ROOT, "Body of %,d bytes", bodyBytes), List.of(Column.CAPACITY, Column.LATENCY));
    }
}
