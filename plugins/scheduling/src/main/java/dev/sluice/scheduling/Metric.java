package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.util.Locale;
import java.util.OptionalInt;

/** What is known of an endpoint in numbers. */
public enum Metric {
    /** Requests of this gateway in flight. */
    ACTIVE_REQUESTS,
    /** Estimated prompt tokens of those requests. */
    ACTIVE_TOKENS,
    /** Requests the server is working on. */
    RUNNING_REQUESTS,
    /** Requests queued in the server. */
    WAITING_QUEUE,
    /** Share of the KV cache in use, 0 to 1. */
    KV_CACHE_UTILIZATION;

    /** Its name in a configuration, such as {@code waiting-queue}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its value at an endpoint; NaN where it is not known. */
    double of(Endpoint endpoint) {
        return switch (this) {
            case ACTIVE_REQUESTS -> endpoint.inFlightRequests();
            case ACTIVE_TOKENS -> endpoint.inFlightTokens();
            case RUNNING_REQUESTS -> known(endpoint.sample().runningRequests());
            case WAITING_QUEUE -> known(endpoint.sample().waitingRequests());
            case KV_CACHE_UTILIZATION -> endpoint.sample().kvCacheUsage().orElse(Double.NaN);
        };
    }

    private static double known(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : Double.NaN;
    }
}
