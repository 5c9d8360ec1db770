package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The asks of the endpoints that a pool has, and which of them are sent from here. */
final class PoolAsks {
    private final Polls polls;
    private final Polls.Ear ear;
    private final String pool;
    private Ownership ownership;
    private Map<URI, EndpointPolling> asked = Map.of();

    /** Of a pool without endpoints. */
    PoolAsks(Polls polls, Polls.Ear ear, String pool, Ownership ownership) {
        this.polls = polls;
        this.ear = ear;
        this.pool = pool;
        this.ownership = ownership;
    }

    /** Asks those that are its endpoints now. */
    void follow(PoolSpec spec) {
        Map<URI, EndpointPolling> before = new HashMap<>(asked);
        Map<URI, EndpointPolling> next = new HashMap<>();
        for (EndpointSpec endpoint : spec.endpoints()) {
            EndpointPolling known = before.get(endpoint.address());
            if (known != null && known.serves(endpoint, spec.protocol())) {
                next.put(endpoint.address(), known);
                before.remove(endpoint.address());
                continue;
            }
            EndpointPolling begun = polls.of(endpoint, spec.protocol(), ear);
            next.put(endpoint.address(), begun);
            begun.begin(ownership, pool, polls.now());
        }
        before.values().forEach(EndpointPolling::stop);
        asked = next;
    }

    /** Asks those that are this gateway's. */
    void own(Ownership now) {
        ownership = now;
        asked.values().forEach(endpoint -> endpoint.own(now, pool, polls.now()));
    }

    /** Asks those of which nobody else has been heard for too long. */
    void judge(Instant now) {
        asked.values().forEach(endpoint -> endpoint.judge(now));
    }

    /** Asks nobody any more. */
    void stop() {
        asked.values().forEach(EndpointPolling::stop);
        asked = Map.of();
    }

    Optional<EndpointPolling> of(URI endpoint) {
        return Optional.ofNullable(asked.get(endpoint));
    }

    Collection<EndpointPolling> all() {
        return asked.values();
    }
}
