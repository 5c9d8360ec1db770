package dev.sluice.telemetry;

import dev.sluice.spi.Default;

/**
 * What is told of the exchanges that are over.
 *
 * @param accessLog whether each is a line of the log {@code dev.sluice.access}
 * @param maxModels models that have series of their own, on each event loop, 1 or more; later ones are {@code other}
 * @param tenants whether metrics tell tenants apart; as many as models are
 */
public record TelemetryOptions(
        @Default("false") boolean accessLog,
        @Default("500") int maxModels,
        @Default("false") boolean tenants) {
    public TelemetryOptions {
        if (maxModels < 1) {
            throw new IllegalArgumentException("wanted maxModels of 1 or more, found " + maxModels);
        }
    }
}
