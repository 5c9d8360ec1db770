package dev.sluice.ledger;

import dev.sluice.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Opens the database. H2 keeps it in a file that only one process can open: this process serves it to others at a loopback
 * port meanwhile, which H2 does by itself, and writes each commit at once.
 */
final class Database {
    private static final String BIND = "h2.bindAddress";
    private static final String H2 = "jdbc:h2:";
    private static final String H2_FILE = "jdbc:h2:file:";

    private Database() {}

    /** Opens it for writing; makes its tables where they are missing. */
    static Connection write(LedgerOptions options) throws SQLException {
        Connection connection = open(options, ";WRITE_DELAY=0");
        try (Statement statement = connection.createStatement()) {
            for (String sentence : Schema.SENTENCES) {
                statement.execute(sentence);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Opens it for reading; fails where it is not there. */
    static Connection read(LedgerOptions options) throws SQLException {
        Connection connection = open(options, ";IFEXISTS=TRUE");
        connection.setReadOnly(true);
        return connection;
    }

    private static Connection open(LedgerOptions options, String h2Settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", options.user());
        properties.setProperty("password", options.password().map(Secret::value).orElse(""));
        boolean h2 = options.url().startsWith(H2);
        boolean embedded = options.url().startsWith(H2_FILE);
        String url = options.url() + (embedded ? ";AUTO_SERVER=TRUE" : "") + (h2 ? h2Settings : "");
        if (embedded && System.getProperty(BIND) == null) {
            System.setProperty(BIND, "127.0.0.1");
        }
        if (!h2) {
            properties.setProperty("connectTimeout", "3");
            properties.setProperty("socketTimeout", "10");
        }
        return DriverManager.getConnection(url, properties);
    }

    /** Closes a connection that is not used again. */
    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // So it is.
        }
    }

    /** What is done over a connection. */
    @FunctionalInterface
    interface Work {
        void on(Connection open) throws SQLException;
    }
}
