package dev.sluice.ingress;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** An answer that says another endpoint should be tried; kept for the case that there is none. */
final class EndpointRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final int status;
    private final transient MultiMap headers;
    private final transient Buffer body;

    private EndpointRefusal(HttpClientResponse answer, Buffer body) {
        super("the endpoint answered " + answer.statusCode(), null, false, false);
        this.status = answer.statusCode();
        this.headers = answer.headers();
        this.body = body;
    }

    /** Whether an answer with this status is one. */
    static boolean is(int status) {
        return STATUSES.contains(status);
    }

    /** Reads the answer to its end, so that its connection can be used again. */
    static Future<EndpointRefusal> read(HttpClientResponse answer) {
        return answer.body().map(body -> new EndpointRefusal(answer, body));
    }

    /** How long the endpoint asked to be left alone, by {@code Retry-After} in seconds. */
    Optional<Duration> pause() {
        String seconds = headers.get(HttpHeaders.RETRY_AFTER);
        if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return Optional.of(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
    }

    /** Gives the client the model server's own words. */
    Future<Void> write(HttpServerResponse client) {
        client.setStatusCode(status);
        HeaderRules.toClient(headers, client.headers());
        return client.end(body);
    }
}
