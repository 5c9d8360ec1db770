package dev.sluice.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set, as {@code 61 s} or {@code 2 h} after the beginning of a day. */
final class PageClock implements InstantSource {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private volatile Instant now = MIDNIGHT;

    void set(String after) {
        String[] words = after.split(" ", 2);
        long number = Long.parseLong(words[0]);
        now = MIDNIGHT.plus(words[1].equals("h") ? Duration.ofHours(number) : Duration.ofSeconds(number));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
