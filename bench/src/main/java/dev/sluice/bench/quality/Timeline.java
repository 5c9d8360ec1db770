package dev.sluice.bench.quality;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that only events turn, and the events to come. Those of one moment happen in the order they were set. */
final class Timeline implements InstantSource {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double NANOS_PER_SECOND = 1e9;

    private record Event(long at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long numbers;

    /** Nanoseconds since the start. */
    long now() {
        return now;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    /** Has something happen, now or later; times in nanoseconds since the start. */
    void at(long nanos, Runnable action) {
        events.add(new Event(Math.max(now, nanos), numbers++, action));
    }

    /** Has something happen after a while. */
    void in(double seconds, Runnable action) {
        at(now + nanos(seconds), action);
    }

    /** When the next event is due; {@link Long#MAX_VALUE} when there is none. */
    long due() {
        return events.isEmpty() ? Long.MAX_VALUE : events.peek().at();
    }

    /** Turns the clock to a moment, and lets what is due then happen. */
    void turnTo(long nanos) {
        now = nanos;
        while (due() <= now) {
            events.remove().action().run();
        }
    }

    static long nanos(double seconds) {
        return (long) (seconds * NANOS_PER_SECOND);
    }

    static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }

    static double seconds(Duration duration) {
        return seconds(duration.toNanos());
    }
}
