package dev.sluice.simulator.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port of a simulated server: it can be closed and opened again, as when a server dies and comes back. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final int IDLE_MINUTES = 15;
    private static final long RETRY_MILLIS = 200;

    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;
    private final String host;
    private int port;
    private @Nullable HttpServer server;
    private long reopening = -1;

    /** A closed door; a port of 0 takes a free one when it opens for the first time. */
    Door(Vertx vertx, Handler<HttpServerRequest> handler, String host, int port) {
        this.vertx = vertx;
        this.handler = handler;
        this.host = host;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Listens; an open door stays as it is. */
    Future<Void> open() {
        if (server != null) {
            return Future.succeededFuture();
        }
        HttpServer opened = vertx.createHttpServer(options()).requestHandler(handler);
        server = opened;
        return opened.listen(port, host)
                .<Void>map(listening -> {
                    port = listening.actualPort();
                    return null;
                })
                .onFailure(taken -> server = null);
    }

    /** Stops listening and closes every connection at once. */
    Future<Void> close() {
        vertx.cancelTimer(reopening);
        if (server == null) {
            return Future.succeededFuture();
        }
        HttpServer closed = server;
        server = null;
        return closed.close();
    }

    /** Closes the door, and opens it again after a while. */
    Future<Void> refuseFor(long millis) {
        Future<Void> closed = close();
        reopening = vertx.setTimer(millis, elapsed -> reopen());
        return closed;
    }

    private void reopen() {
        open().onFailure(taken -> {
            LOG.atWarn().addKeyValue("port", port).log("a simulated server cannot open its port again yet");
            reopening = vertx.setTimer(RETRY_MILLIS, elapsed -> reopen());
        });
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }
}
