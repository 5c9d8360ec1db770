package dev.sluice.ingress;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An answer that says another endpoint should be tried; kept for the case that there is none. */
final class EndpointRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient MultiMap headers;
    private final transient Buffer body;

    private EndpointRefusal(HttpClientResponse answer, Buffer body) {
        super("the endpoint answered " + answer.statusCode(), null, false, false);
        this.status = answer.statusCode();
        this.headers = answer.headers();
        this.body = body;
    }

    /** Reads the answer to its end, so that its connection can be used again. */
    static Future<EndpointRefusal> read(HttpClientResponse answer) {
        return answer.body().map(body -> new EndpointRefusal(answer, body));
    }

    /** How long the endpoint asked to be left alone. */
    Optional<Duration> pause() {
        return RetryAfter.of(headers, Instant.now());
    }

    /** The same, as a rule and its backend change the headers of answers. */
    EndpointRefusal changed(Outgoing outgoing) {
        outgoing.changeAnswer(headers);
        return this;
    }

    /** Gives the client the model server's own words. */
    Future<Void> write(HttpServerResponse client) {
        client.setStatusCode(status);
        HeaderRules.toClient(headers, client.headers());
        return client.end(body);
    }
}
