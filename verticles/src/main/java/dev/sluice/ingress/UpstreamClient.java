package dev.sluice.ingress;

import dev.sluice.routing.Protocol;
import dev.sluice.routing.Upstream;
import dev.sluice.routing.Upstream.ClientTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The pooled connections of one event loop to all endpoints that are spoken to in the same way. */
final class UpstreamClient {
    /** Below the 5 s after which common model servers close an idle connection. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    /** Servers commonly take 100 streams on a connection. */
    private static final int HTTP2_CONNECTIONS = 8;

    private static final int CHUNK = 64 * 1024;

    private final Upstream upstream;
    private final HttpClient client;
    private final Set<HttpConnection> used = Collections.newSetFromMap(new IdentityHashMap<>());

    UpstreamClient(Vertx vertx, Upstream upstream, Duration connectTimeout, int connectionsPerEndpoint) {
        this.upstream = upstream;
        this.client = vertx.httpClientBuilder()
                .with(options(upstream, connectTimeout))
                .with(new PoolOptions().setHttp1MaxSize(connectionsPerEndpoint).setHttp2MaxSize(HTTP2_CONNECTIONS))
                .withConnectHandler(connection -> connection.closeHandler(closed -> used.remove(connection)))
                .build();
    }

    Future<HttpClientRequest> request(HttpMethod method, URI endpoint, String target) {
        boolean tls = "https".equals(endpoint.getScheme());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(endpoint.getPort(), withoutBrackets(endpoint.getHost())))
                .setHost(endpoint.getHost())
                .setPort(endpoint.getPort())
                .setURI(target);
        if (tls) {
            options.setSsl(true).setHost(upstream.tls().serverName().orElse(endpoint.getHost()));
        }
        return client.request(options);
    }

    /** Whether the request's connection has carried one before, and so may be one that the endpoint just closed. */
    boolean isOnUsedConnection(HttpClientRequest request) {
        return !used.add(request.connection());
    }

    /** Lets what is under way end, and closes. */
    void retire(Duration limit) {
        client.shutdown(limit).onFailure(closed -> {});
    }

    private static HttpClientOptions options(Upstream upstream, Duration connectTimeout) {
        Duration connect = upstream.connectTimeout().orElse(connectTimeout);
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connect.toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(KEEP_ALIVE.toSeconds()))
                .setMaxChunkSize(CHUNK);
        if (upstream.protocol() == Protocol.HTTP2) {
            options.setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false)
                    .setUseAlpn(true);
        }
        upstream.proxy().ifPresent(proxy -> options.setProxyOptions(proxy(proxy)));
        secure(options, upstream.tls());
        return options;
    }

    private static void secure(HttpClientOptions options, ClientTls tls) {
        options.setTrustAll(tls.trustAll())
                .setVerifyHost(!tls.trustAll())
                .setForceSni(tls.serverName().isPresent());
        if (!tls.authorities().isEmpty()) {
            PemTrustOptions trust = new PemTrustOptions();
            tls.authorities().forEach(pem -> trust.addCertValue(Buffer.buffer(pem)));
            options.setTrustOptions(trust);
        }
        tls.client()
                .ifPresent(own -> options.setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(own.certificate()))
                        .addKeyValue(Buffer.buffer(own.key().value()))));
    }

    /** A host of a URI as an address: IPv6 without its brackets. */
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static ProxyOptions proxy(String hostAndPort) {
        URI address = URI.create("http://" + hostAndPort);
        return new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(address.getHost())
                .setPort(address.getPort());
    }
}
