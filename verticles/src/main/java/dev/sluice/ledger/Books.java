package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Writes to the database, over one connection that is opened when there is need of it. Blocks; one thread at a time. */
final class Books implements AutoCloseable {
    private final LedgerOptions options;
    private Optional<Connection> connection = Optional.empty();
    private boolean unsure;

    Books(LedgerOptions options) {
        this.options = options;
    }

    /**
     * Writes entries and what they add to their hours, all or none. After a failure it is called with the same ones again:
     * where they had been written in spite of it, they are not written twice.
     *
     * @throws LedgerException when the database is away, or refuses
     */
    void write(List<Entry> entries) {
        boolean again = unsure;
        unsure = true;
        run(open -> {
            if (!again || !RequestLines.has(open, entries.get(0))) {
                RequestLines.insert(open, entries);
                HourSums.add(open, entries);
            }
        });
        unsure = false;
    }

    /** Deletes what is older than it is kept. */
    void forget(Instant now) {
        run(open -> {
            delete(open, "DELETE FROM sluice_requests WHERE at < ?", now.minus(options.keepRequests()));
            delete(open, "DELETE FROM sluice_hours WHERE hour_begins < ?", now.minus(options.keepHours()));
        });
    }

    /** Sees to it that the database and its tables are there. */
    void open() {
        run(open -> {});
    }

    @Override
    public void close() {
        connection.ifPresent(Database::closeQuietly);
        connection = Optional.empty();
    }

    private void run(Database.Work work) {
        try {
            Connection open = connection.isPresent() ? connection.get() : Database.write(options);
            connection = Optional.of(open);
            work.on(open);
            open.commit();
        } catch (SQLException failure) {
            close();
            throw new LedgerException(failure);
        }
    }

    private static void delete(Connection open, String sql, Instant before) throws SQLException {
        try (PreparedStatement statement = open.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
