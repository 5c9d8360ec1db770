package dev.sluice.metrics;

import dev.sluice.routing.Protocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;

/** What endpoints are asked with: a client for each protocol they may speak. */
record Clients(HttpClient http1, HttpClient http2) {
    static Clients of(Vertx vertx) {
        HttpClientOptions priorKnowledge =
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
        return new Clients(
                vertx.httpClientBuilder()
                        .with(new PoolOptions().setHttp1MaxSize(2))
                        .build(),
                vertx.httpClientBuilder()
                        .with(priorKnowledge)
                        .with(new PoolOptions().setHttp2MaxSize(1))
                        .build());
    }

    HttpClient speaking(Protocol protocol) {
        return protocol == Protocol.HTTP2 ? http2 : http1;
    }
}
