package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Limits;
import dev.sluice.ingress.IngressOptions.Listener;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;

/** The listeners of one event loop, within their limits. */
final class Listening {
    private static final int CHUNK = 64 * 1024;
    /**
     * How much longer than a request a connection may be silent before the server itself ends it: it tells of a connection
     * only when the first bytes show which protocol it speaks, so those that never send any are not ours to close.
     */
    private static final Duration SILENT_CONNECTIONS = Duration.ofSeconds(10);

    private final IngressOptions options;
    private final Handler<HttpServerRequest> door;
    private final Deadlines idle;
    private final IdentityHashMap<HttpConnection, ClientConnection> connections = new IdentityHashMap<>();
    private boolean draining;

    Listening(Loop loop, Handler<HttpServerRequest> door) {
        this.options = loop.options();
        this.door = door;
        this.idle = new Deadlines(System::nanoTime);
    }

    Future<HttpServer> start(Vertx vertx, Listener listener) {
        return vertx.createHttpServer(serverOptions(listener))
                .connectionHandler(this::opened)
                .requestHandler(this::requested)
                .listen();
    }

    /** Takes no more connections, and closes those there are as they fall idle. */
    void drain() {
        draining = true;
        connections.values().forEach(ClientConnection::drain);
        idle.check();
    }

    /** Whether no client is connected. */
    boolean isEmpty() {
        return connections.isEmpty();
    }

    /** Closes connections that idle too long. */
    void checkIdle() {
        idle.check();
    }

    private void opened(HttpConnection connection) {
        if (draining || connections.size() >= options.limits().connections()) {
            connection.close();
            return;
        }
        ClientConnection client =
                new ClientConnection(connection, options.timeouts().connectionIdle(), idle.now());
        connections.put(connection, client);
        idle.add(client);
        connection.closeHandler(closed -> {
            connections.remove(connection);
            idle.remove(client);
        });
    }

    private void requested(HttpServerRequest http) {
        ClientConnection client = connections.get(http.connection());
        if (client != null) {
            client.begin(http);
        }
        door.handle(http);
    }

    private HttpServerOptions serverOptions(Listener listener) {
        Limits limits = options.limits();
        HttpServerOptions server = new HttpServerOptions()
                .setHost(listener.host())
                .setPort(listener.port())
                .setMaxHeaderSize(Math.toIntExact(limits.header().bytes()))
                .setMaxInitialLineLength(Math.toIntExact(limits.requestLine().bytes()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(
                        options.timeouts().total().plus(SILENT_CONNECTIONS).toMillis()))
                .setMaxChunkSize(CHUNK);
        listener.tls().ifPresent(tls -> server.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key())));
        return server;
    }
}
