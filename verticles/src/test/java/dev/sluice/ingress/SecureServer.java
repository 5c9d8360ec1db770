package dev.sluice.ingress;

import dev.sluice.config.Secret;
import dev.sluice.routing.ServerTls;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that answers with what it saw: version, name asked for by SNI, host, path. Its name is models.example.com. */
final class SecureServer {
    static final String NAME = "models.example.com";

    private final HttpServer server;
    private final String scheme;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();

    private SecureServer(Vertx vertx, String scheme, HttpServerOptions options) {
        this.scheme = scheme;
        this.server = Await.on(
                vertx.createHttpServer(options).requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    /** One of clear text, of both versions. */
    static SecureServer plain(Vertx vertx) {
        return new SecureServer(vertx, "http", new HttpServerOptions().setHttp2ClearTextEnabled(true));
    }

    /** One of TLS; {@code auth} says whether clients have to prove themselves. */
    static SecureServer tls(Vertx vertx, ClientAuth auth, boolean http2) {
        return new SecureServer(
                vertx,
                "https",
                new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setUseAlpn(http2)
                        .setClientAuth(auth)
                        .setTrustOptions(new PemTrustOptions().addCertPath(path("authority.pem")))
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(path("server.pem"))
                                .addKeyPath(path("server.key.pem"))));
    }

    /** The authority that vouches for server and client. */
    static String authority() {
        return read("authority.pem");
    }

    static ServerTls clientCertificate() {
        return new ServerTls(read("client.pem"), new Secret(read("client.key.pem")));
    }

    private void answer(HttpServerRequest request) {
        String name = request.connection().indicatedServerName();
        Map<String, String> sent = new TreeMap<>();
        request.headers().forEach(header -> sent.put(header.getKey(), header.getValue()));
        headers.add(sent);
        request.body()
                .map(body -> request.version() + " sni=" + name + " host="
                        + request.authority().host() + " " + request.path() + " " + body)
                .compose(line -> {
                    seen.add(line);
                    return request.response()
                            .putHeader("content-type", "text/plain")
                            .end(line);
                });
    }

    URI address() {
        return URI.create(scheme + "://127.0.0.1:" + server.actualPort());
    }

    Endpoint endpoint() {
        return new Endpoint("h2", address(), Map.of(), Sample.UNKNOWN, 0, 0);
    }

    List<String> seen() {
        return seen;
    }

    /** The headers of the last request. */
    Map<String, String> headers() {
        return headers.get(headers.size() - 1);
    }

    private static String path(String file) {
        return "src/test/resources/tls/" + file;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(path(file)), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
