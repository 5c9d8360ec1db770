package dev.sluice.ledger;

import java.sql.SQLException;

/** A database that cannot be reached, or refuses. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerException(SQLException failure) {
        super(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""), failure);
    }
}
