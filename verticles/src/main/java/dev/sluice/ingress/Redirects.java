package dev.sluice.ingress;

import dev.sluice.rewriting.Paths;
import dev.sluice.routing.Filters.Redirect;
import dev.sluice.routing.Routed;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Map;
import java.util.Optional;

/** Sends clients elsewhere. */
final class Redirects {
    private static final Map<String, Integer> WELL_KNOWN = Map.of("http", 80, "https", 443);

    private Redirects() {}

    static Future<Void> answer(HttpServerRequest http, Redirect redirect, Routed routed) {
        return http.response()
                .setStatusCode(redirect.status())
                .putHeader(HttpHeaders.LOCATION, location(http, redirect, routed))
                .end();
    }

    private static String location(HttpServerRequest http, Redirect redirect, Routed routed) {
        String scheme = redirect.scheme().orElse(http.scheme());
        HostAndPort asked = http.authority();
        String host = redirect.host().orElse(asked == null ? "" : asked.host());
        int port = redirect.port().orElseGet(() -> port(http, redirect.scheme()));
        String path = redirect.path()
                .map(rewrite -> Paths.rewrite(rewrite, routed.match().path(), http.path()))
                .orElse(http.path());
        boolean shown = port != WELL_KNOWN.getOrDefault(scheme, -1);
        return scheme + "://" + host + (shown ? ":" + port : "") + path
                + (http.query() == null ? "" : "?" + http.query());
    }

    private static int port(HttpServerRequest http, Optional<String> scheme) {
        return scheme.map(known -> WELL_KNOWN.getOrDefault(known, -1))
                .orElseGet(() -> http.localAddress().port());
    }
}
