package dev.sluice.ingress;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads {@code Retry-After}: seconds, or a date. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private RetryAfter() {}

    /** Tells a visit of an answer that goes to the client, and may ask for a pause all the same. */
    static void tell(Visit visit, HttpClientResponse answer) {
        int status = answer.statusCode();
        Optional<Duration> pause = status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                ? of(answer.headers(), Instant.now())
                : Optional.empty();
        if (pause.isPresent()) {
            visit.refused(pause);
        } else {
            visit.answered(status);
        }
    }

    /** How long an answer asks to be left alone, five minutes at most; empty where it does not, or not from now on. */
    static Optional<Duration> of(MultiMap headers, Instant now) {
        String value = headers.get(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return Optional.empty();
        }
        Duration asked = value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
        return asked.isNegative() || asked.isZero()
                ? Optional.empty()
                : Optional.of(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
