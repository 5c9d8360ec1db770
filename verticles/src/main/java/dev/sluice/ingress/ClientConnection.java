package dev.sluice.ingress;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * A client's connection, closed when it has carried no request for a while. The server's own idle timeout is no use here:
 * it also ends a request that waits long for its answer.
 */
final class ClientConnection implements Deadline {
    private final HttpConnection connection;
    private long limit;
    private long idleSince;
    private int requests;

    ClientConnection(HttpConnection connection, Duration idleLimit, long nanos) {
        this.connection = connection;
        this.limit = idleLimit.toNanos();
        this.idleSince = nanos;
    }

    void begin(HttpServerRequest http) {
        requests++;
        http.response().endHandler(ended -> requests--);
    }

    /** Closes the connection as soon as it carries no request. */
    void drain() {
        limit = 0;
    }

    @Override
    public void check(long nanos) {
        if (requests > 0) {
            idleSince = nanos;
        } else if (nanos - idleSince > limit) {
            connection.close();
        }
    }
}
