package dev.sluice.launcher.gateway;

import dev.sluice.spi.Default;
import java.time.Duration;

/**
 * How the gateway stops.
 *
 * @param notReadyFor how long it goes on taking requests while it already says that it is not ready, so that those who
 *     balance load look elsewhere first
 * @param drainTimeout how long requests in flight may go on after that
 */
public record DrainOptions(
        @Default("0s") Duration notReadyFor, @Default("30s") Duration drainTimeout) {}
