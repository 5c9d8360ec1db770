package dev.sluice.ingress;

import dev.sluice.routing.RequestHead;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of a client's request, as routes see it. */
final class HttpHead implements RequestHead {
    private final HttpServerRequest http;

    HttpHead(HttpServerRequest http) {
        this.http = http;
    }

    @Override
    public String method() {
        return http.method().name();
    }

    @Override
    public String host() {
        HostAndPort authority = http.authority();
        return authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
        return http.path();
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return http.getHeader(lowerCaseName);
    }

    @Override
    public @Nullable String query(String name) {
        return http.query() == null ? null : http.params().get(name);
    }
}
