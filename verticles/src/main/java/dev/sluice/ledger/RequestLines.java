package dev.sluice.ledger;

import dev.sluice.message.Completed;
import dev.sluice.message.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

/** The table with a line of each request. */
final class RequestLines {
    private static final int COLUMNS = 28;
    private static final String INSERT =
            "INSERT INTO sluice_requests VALUES (" + String.join(", ", Collections.nCopies(COLUMNS, "?")) + ")";
    private static final String KNOWN = "SELECT 1 FROM sluice_requests WHERE id = ?";

    private RequestLines() {}

    /** Whether a line is there, as it is when a write seemed to fail and did not. */
    static boolean has(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, entry.id());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Entry entry : entries) {
                new Line(statement).fill(entry);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Puts values in their order. */
    private static final class Line {
        private final PreparedStatement statement;
        private int column;

        Line(PreparedStatement statement) {
            this.statement = statement;
        }

        void fill(Entry entry) throws SQLException {
            text(entry.id(), 36);
            statement.setObject(++column, entry.at().atOffset(ZoneOffset.UTC));
            Completed completed = entry.completed();
            text(completed.subject().requestId(), 200);
            text(entry.payer().tenant(), 200);
            text(entry.payer().owner(), 200);
            text(entry.payer().key(), 200);
            text(entry.api(), 40);
            text(entry.model(), 300);
            text(completed.bill().model(), 300);
            text(entry.pool(), 300);
            text(entry.endpoint(), 300);
            statement.setBoolean(++column, completed.subject().streaming());
            statement.setInt(++column, completed.status());
            text(entry.outcome(), 20);
            statement.setInt(++column, completed.attempts());
            timing(completed.timing());
            usage(entry.usage());
            text(entry.currency(), 10);
            statement.setBigDecimal(++column, entry.amount().orElse(null));
            text(entry.costs(), 4000);
        }

        private void timing(Completed.Timing timing) throws SQLException {
            statement.setLong(++column, timing.total().toMillis());
            if (timing.firstByte().isPresent()) {
                statement.setLong(
                        ++column, timing.firstByte().map(Duration::toMillis).get());
            } else {
                statement.setNull(++column, Types.BIGINT);
            }
        }

        private void usage(Usage usage) throws SQLException {
            statement.setLong(++column, usage.promptTokens());
            statement.setLong(++column, usage.cachedPromptTokens());
            statement.setLong(++column, usage.cacheCreationTokens());
            statement.setLong(++column, usage.outputTokens());
            statement.setLong(++column, usage.reasoningTokens());
            statement.setLong(++column, usage.audioPromptTokens());
            statement.setLong(++column, usage.audioOutputTokens());
            statement.setBoolean(++column, usage.estimated());
        }

        private void text(String value, int length) throws SQLException {
            statement.setString(++column, Schema.cut(value.replace('\0', ' '), length));
        }
    }
}
