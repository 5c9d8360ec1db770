package dev.sluice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.Completed;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
    private static final Instant ONE = Instant.parse("2026-11-01T13:00:00Z");
    private static final Instant THREE = ONE.plus(Duration.ofHours(2));

    @TempDir
    private Path directory;

    private LedgerOptions options;
    private Books books;
    private int ids;

    @BeforeEach
    void open() {
        options = Lines.in(directory);
        books = new Books(options);
    }

    @AfterEach
    void close() {
        books.close();
    }

    private Entry entry(Instant at, Completed completed) {
        return Entry.of("id-" + ids++, at, completed);
    }

    private List<UsageLine> usage(String... by) {
        return UsageReport.of(options, new UsageQuestion(List.of(by), ONE, THREE));
    }

    private long requestLines() throws SQLException {
        try (Connection connection = Database.read(options);
                ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM sluice_requests")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void adds_up_what_models_used_and_cost_to_the_last_digit() {
        books.write(List.of(
                entry(Lines.HALF_PAST_ONE, Lines.answered("a", "poet")),
                entry(Lines.HALF_PAST_ONE, Lines.answered("a", "poet")),
                entry(Lines.HALF_PAST_ONE, Lines.unpriced("b", "coder"))));
        books.write(List.of(entry(ONE.plus(Duration.ofMinutes(61)), Lines.answered("c", "poet"))));

        assertThat(usage("model"))
                .containsExactly(
                        new UsageLine(
                                List.of("coder"),
                                List.of(1L, 0L, 1L, 1L, 7L, 0L, 0L, 3L, 0L, 0L, 0L),
                                "USD",
                                new BigDecimal("0.000000000000")),
                        new UsageLine(
                                List.of("poet"),
                                List.of(3L, 0L, 0L, 0L, 300L, 180L, 0L, 60L, 0L, 0L, 0L),
                                "USD",
                                new BigDecimal("0.000370370367")));
    }

    @Test
    void tells_hours_apart_and_keeps_requests_without_price_list_apart() {
        books.write(List.of(
                entry(Lines.HALF_PAST_ONE, Lines.answered("a", "poet")),
                entry(Lines.HALF_PAST_ONE, Lines.refused("b")),
                entry(ONE.plus(Duration.ofHours(1)), Lines.answered("c", "poet")),
                entry(THREE, Lines.answered("later", "poet"))));

        assertThat(usage("day", "hour", "pool"))
                .extracting(line -> line.group() + " " + line.currency() + " "
                        + line.counts().subList(0, 2))
                .containsExactly(
                        "[2026-11-01, 2026-11-01T13:00:00Z, llama]  [1, 1]",
                        "[2026-11-01, 2026-11-01T13:00:00Z, llama] USD [1, 0]",
                        "[2026-11-01, 2026-11-01T14:00:00Z, llama] USD [1, 0]");
    }

    @Test
    void writes_a_line_of_each_request_whatever_clients_call_them() throws SQLException {
        books.write(List.of(
                entry(ONE, Lines.answered("same", "poet")),
                entry(ONE, Lines.answered("same", "poet")),
                entry(ONE, Lines.answered("x".repeat(5000), "m".repeat(5000)))));

        assertThat(requestLines()).isEqualTo(3);
    }

    @Test
    void writes_nothing_twice_that_is_written_again_after_a_failure() throws SQLException {
        Entry first = entry(ONE, Lines.answered("a", "poet"));
        books.write(List.of(first));
        assertThatThrownBy(() -> books.write(List.of(first))).isInstanceOf(LedgerException.class);

        books.write(List.of(first));

        assertThat(requestLines()).isEqualTo(1);
        assertThat(usage())
                .singleElement()
                .extracting(line -> line.counts().get(0))
                .isEqualTo(1L);
    }

    @Test
    void forgets_lines_sooner_than_sums() throws SQLException {
        books.write(List.of(entry(ONE, Lines.answered("a", "poet")), entry(THREE, Lines.answered("b", "poet"))));

        books.forget(ONE.plus(Duration.ofDays(30)).plus(Duration.ofMinutes(1)));
        assertThat(requestLines()).isEqualTo(1);
        assertThat(usage()).hasSize(1);

        books.forget(ONE.plus(Duration.ofDays(400)).plus(Duration.ofMinutes(1)));
        assertThat(usage()).isEmpty();
    }

    @Test
    void keeps_what_was_written_when_it_is_opened_again() throws SQLException {
        books.write(List.of(entry(ONE, Lines.answered("a", "poet"))));
        books.close();

        List<Entry> more = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            more.add(entry(ONE, Lines.answered("b", "poet")));
        }
        books.write(more);

        assertThat(requestLines()).isEqualTo(2501);
    }

    @Test
    void says_that_there_is_no_ledger_where_there_is_none() {
        LedgerOptions nowhere = Lines.in(directory.resolve("nowhere"));
        UsageQuestion question = new UsageQuestion(List.of(), ONE, THREE);

        assertThatThrownBy(() -> UsageReport.of(nowhere, question))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not found");
    }
}
