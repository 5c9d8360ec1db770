package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.routing.Protocol;

/** The asks of one endpoint that are under way, and what they were begun for. */
record EndpointPolling(EndpointSpec endpoint, Protocol protocol, Repeating metrics, Repeating models) {
    void start() {
        metrics.start();
        models.start();
    }

    void stop() {
        metrics.stop();
        models.stop();
    }

    /** Whether this is also how another endpoint of the same address is to be asked. */
    boolean serves(EndpointSpec other, Protocol spoken) {
        return endpoint.labels().equals(other.labels()) && protocol == spoken;
    }
}
