package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.routing.Protocol;
import java.time.Duration;
import java.time.Instant;

/**
 * The asks of one endpoint, and what they were begun for.
 *
 * @param patience how long an endpoint that has just come is left to the gateway whose it is
 * @param untold the silence of this gateway towards others about how the endpoint stands
 */
record EndpointPolling(
        EndpointSpec endpoint,
        Protocol protocol,
        SharedAsk metrics,
        SharedAsk models,
        Duration patience,
        Silence untold) {
    /** Asks an endpoint that has just come, if it is this gateway's. */
    void begin(Ownership ownership, String pool, Instant now) {
        if (ownership.isShared()) {
            metrics.expectOthers(patience, now);
            models.expectOthers(patience, now);
        }
        own(ownership, pool, now);
    }

    /** Takes notice of the gateways there are. */
    void own(Ownership ownership, String pool, Instant now) {
        boolean ours = ownership.isOurs(pool, endpoint.address());
        metrics.own(ours, ownership.isShared(), now);
        models.own(ours, ownership.isShared(), now);
    }

    /** Asks where nobody else seems to. */
    void judge(Instant now) {
        metrics.judge(now);
        models.judge(now);
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
