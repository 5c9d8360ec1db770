package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.Limits;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;

/** One event loop's share of the connections that come in at a port. */
final class PortListener {
    private static final int CHUNK = 64 * 1024;
    /**
     * How much longer than a request a connection may be silent before the server itself ends it: it tells of a connection
     * only when the first bytes show which protocol it speaks, so those that never send any are not ours to close.
     */
    private static final Duration SILENT_CONNECTIONS = Duration.ofSeconds(10);

    private final IngressOptions options;
    private final Admission admission;
    private final Handler<HttpServerRequest> door;
    private final HttpServer server;
    private final Deadlines idle = new Deadlines(System::nanoTime);
    private final IdentityHashMap<HttpConnection, ClientConnection> connections = new IdentityHashMap<>();
    private ListenAddress address;
    private boolean draining;

    PortListener(Loop loop, ListenAddress address, Handler<HttpServerRequest> door) {
        this.options = loop.options();
        this.admission = loop.admission();
        this.door = door;
        this.address = address;
        this.server = loop.vertx()
                .createHttpServer(serverOptions(address))
                .connectionHandler(this::opened)
                .requestHandler(this::requested);
    }

    Future<HttpServer> listen() {
        return server.listen();
    }

    int port() {
        return server.actualPort();
    }

    /** Whether the certificates can take the place of those it has. */
    boolean speaksLike(ListenAddress other) {
        return address.host().equals(other.host())
                && address.tls().isPresent() == other.tls().isPresent();
    }

    /** Takes connections again if it was draining, with these certificates from now on. */
    void takeUp(ListenAddress renewed) {
        draining = false;
        if (!renewed.equals(address)) {
            address = renewed;
            renewed.tls().ifPresent(certificates -> server.updateSSLOptions(new ServerSSLOptions()
                            .setKeyCertOptions(certificates)
                            .setSni(true))
                    .onFailure(kept -> {}));
        }
    }

    /** Takes no more connections, and closes those there are as they fall idle. */
    void drain() {
        draining = true;
        connections.values().forEach(ClientConnection::drain);
        idle.check();
    }

    boolean isDrained() {
        return draining && connections.isEmpty();
    }

    /** Closes connections that idle too long. */
    void checkIdle() {
        idle.check();
    }

    Future<Void> close() {
        return server.close();
    }

    private void opened(HttpConnection connection) {
        if (draining || !admission.connect()) {
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
            admission.disconnect();
        });
    }

    private void requested(HttpServerRequest http) {
        ClientConnection client = connections.get(http.connection());
        if (client != null) {
            client.begin(http);
        }
        door.handle(http);
    }

    private HttpServerOptions serverOptions(ListenAddress listen) {
        Limits limits = options.limits();
        HttpServerOptions wanted = new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port())
                .setMaxHeaderSize(Math.toIntExact(limits.header().bytes()))
                .setMaxInitialLineLength(Math.toIntExact(limits.requestLine().bytes()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(Math.toIntExact(
                        options.timeouts().total().plus(SILENT_CONNECTIONS).toMillis()))
                .setMaxChunkSize(CHUNK);
        listen.tls()
                .ifPresent(certificates ->
                        wanted.setSsl(true).setUseAlpn(true).setSni(true).setKeyCertOptions(certificates));
        return wanted;
    }
}
