package dev.sluice.ingress;

import io.vertx.core.MultiMap;
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

    private RetryAfter() {}

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
