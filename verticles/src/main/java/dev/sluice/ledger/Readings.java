package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Reads what was written, over a connection of its own, as adding up a long time may take longer than writes may wait. What is read is
 * the state at {@link #begin}, however late it is read. Blocks; one question after the other.
 */
final class Readings implements AutoCloseable {
    /** With the first words of a transaction its state of the database is chosen. */
    private static final String LOOK = "SELECT requests FROM sluice_hours FETCH FIRST 1 ROWS ONLY";

    private final LedgerOptions options;
    private Optional<Connection> connection = Optional.empty();

    Readings(LedgerOptions options) {
        this.options = options;
    }

    /**
     * Takes up the state of the moment; to be called where nobody writes.
     *
     * @throws LedgerException when the database is away
     */
    void begin() {
        run(open -> {
            open.rollback();
            try (Statement statement = open.createStatement()) {
                statement.execute(LOOK);
            }
        });
    }

    /** Adds what had been written then. */
    void read(EarlierUse answer) {
        run(open -> {
            answer.add(open);
            open.commit();
        });
    }

    @Override
    public void close() {
        connection.ifPresent(Database::closeQuietly);
        connection = Optional.empty();
    }

    private void run(Database.Work work) {
        try {
            Connection open = connection.isPresent() ? connection.get() : open();
            connection = Optional.of(open);
            work.on(open);
        } catch (SQLException failure) {
            close();
            throw new LedgerException(failure);
        }
    }

    private Connection open() throws SQLException {
        Connection open = Database.read(options);
        open.setAutoCommit(false);
        open.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return open;
    }
}
