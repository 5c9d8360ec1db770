package dev.sluice.ingress;

import io.vertx.core.http.HttpConnection;
import java.util.concurrent.TimeUnit;

/** Closes a connection whose request was refused half read, once the client has had time to read why. */
final class LingeringClose implements Deadline {
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HttpConnection connection;
    private final long refused;
    private final Deadlines deadlines;

    LingeringClose(HttpConnection connection, Deadlines deadlines) {
        this.connection = connection;
        this.refused = deadlines.now();
        this.deadlines = deadlines;
    }

    @Override
    public void check(long nanos) {
        if (nanos - refused > LINGER_NANOS) {
            deadlines.remove(this);
            connection.close();
        }
    }
}
