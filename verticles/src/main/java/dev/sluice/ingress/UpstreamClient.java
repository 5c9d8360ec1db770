package dev.sluice.ingress;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The pooled connections of one event loop to the endpoints. */
final class UpstreamClient {
    /** Below the 5 s after which common model servers close an idle connection. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private static final int CHUNK = 64 * 1024;

    private final HttpClient client;
    private final Set<HttpConnection> used = Collections.newSetFromMap(new IdentityHashMap<>());

    UpstreamClient(Vertx vertx, Duration connectTimeout, int connectionsPerEndpoint) {
        client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()))
                        .setKeepAliveTimeout(Math.toIntExact(KEEP_ALIVE.toSeconds()))
                        .setMaxChunkSize(CHUNK))
                .with(new PoolOptions().setHttp1MaxSize(connectionsPerEndpoint))
                .withConnectHandler(connection -> connection.closeHandler(closed -> used.remove(connection)))
                .build();
    }

    Future<HttpClientRequest> post(URI endpoint, String path) {
        return client.request(new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(endpoint.getHost())
                .setPort(endpoint.getPort())
                .setURI(path));
    }

    /** Whether the request's connection has carried one before, and so may be one that the endpoint just closed. */
    boolean isOnUsedConnection(HttpClientRequest request) {
        return !used.add(request.connection());
    }
}
