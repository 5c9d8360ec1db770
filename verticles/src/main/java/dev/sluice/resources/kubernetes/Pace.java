package dev.sluice.resources.kubernetes;

import java.time.Duration;

/**
 * How often things are looked after.
 *
 * @param probe between two questions whether the API server is there
 * @param retry until what was denied or lacking is tried again
 * @param between two rounds of writing statuses
 * @param lease how long a lease holds that is not renewed
 */
record Pace(Duration probe, Duration retry, Duration between, Duration lease) {
    static final Pace USUAL =
            new Pace(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMillis(200), Duration.ofSeconds(15));
}
