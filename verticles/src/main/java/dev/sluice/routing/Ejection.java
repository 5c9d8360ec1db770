package dev.sluice.routing;

import java.time.Duration;

/**
 * When a backend is left alone: after failures in a row, or for as long as its {@code Retry-After} says. Then one request is
 * let through to see; it ends the ejection or doubles it.
 *
 * @param failures in a row, 1 or more; 0 never ejects
 * @param base how long, the first time
 * @param max no ejection is longer
 */
public record Ejection(int failures, Duration base, Duration max) {
    /** Five failures, half a minute, five minutes at most. */
    public static final Ejection DEFAULT = new Ejection(5, Duration.ofSeconds(30), Duration.ofMinutes(5));
}
