package dev.sluice.prices;

import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where prices come from.
 *
 * @param file the price list, YAML or JSON
 * @param interval between two looks at it
 */
public record PricesOptions(
        @Default("prices.yaml") Path file, @Default("2s") Duration interval) {
    public PricesOptions {
        if (interval.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("wanted an interval of 1ms or more, found " + interval);
        }
    }
}
