package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static Optional<Duration> of(String value) {
        return RetryAfter.of(MultiMap.caseInsensitiveMultiMap().set("Retry-After", value), NOW);
    }

    @Test
    void reads_seconds() {
        assertThat(of("17")).contains(Duration.ofSeconds(17));
    }

    @Test
    void reads_a_date() {
        assertThat(of("Mon, 05 Jan 2026 10:00:40 GMT")).contains(Duration.ofSeconds(40));
    }

    @Test
    void believes_five_minutes_at_most() {
        assertThat(of("86400")).contains(Duration.ofMinutes(5));
    }

    @Test
    void takes_what_is_over_or_unreadable_for_nothing() {
        assertThat(of("0")).isEmpty();
        assertThat(of("soon")).isEmpty();
        assertThat(of("Mon, 05 Jan 2026 09:00:00 GMT")).isEmpty();
        assertThat(RetryAfter.of(MultiMap.caseInsensitiveMultiMap(), NOW)).isEmpty();
    }
}
