package dev.sluice.admin;

import java.util.Optional;

/** Whether the gateway should be sent requests. */
final class Health {
    private final Pools pools;
    private final Documents documents;
    private final Replicas replicas;
    private boolean draining;

    Health(Pools pools, Documents documents, Replicas replicas) {
        this.pools = pools;
        this.documents = documents;
        this.replicas = replicas;
    }

    void drain() {
        draining = true;
    }

    /** Why not; empty where it should. */
    Optional<String> unready() {
        if (draining) {
            return Optional.of("the gateway is shutting down");
        }
        if (documents.areAwaited()) {
            return Optional.of("nothing has been heard yet of the documents");
        }
        if (replicas.areAwaited()) {
            return Optional.of("it has still to learn what the other gateways know");
        }
        return pools.unheard().isEmpty()
                ? Optional.empty()
                : Optional.of("nothing has been heard yet of: " + String.join(", ", pools.unheard()));
    }
}
