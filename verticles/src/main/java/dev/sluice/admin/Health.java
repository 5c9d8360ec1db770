package dev.sluice.admin;

import java.util.Optional;

/** Whether the gateway should be sent requests. */
final class Health {
    private final Pools pools;
    private boolean draining;

    Health(Pools pools) {
        this.pools = pools;
    }

    void drain() {
        draining = true;
    }

    /** Why not; empty where it should. */
    Optional<String> unready() {
        if (draining) {
            return Optional.of("the gateway is shutting down");
        }
        return pools.unheard().isEmpty()
                ? Optional.empty()
                : Optional.of("nothing has been heard yet of: " + String.join(", ", pools.unheard()));
    }
}
