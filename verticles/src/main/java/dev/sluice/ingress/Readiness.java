package dev.sluice.ingress;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether traffic should come here. */
final class Readiness {
    private final Set<String> unknownPools;
    private boolean awaitsRoutes;
    private boolean awaitsCallers;
    private boolean draining;

    Readiness(List<String> pools, boolean awaitsRoutes, boolean awaitsCallers) {
        this.awaitsCallers = awaitsCallers;
        this.unknownPools = new HashSet<>(pools);
        this.awaitsRoutes = awaitsRoutes;
    }

    /** A pool has been polled. */
    void polled(String pool) {
        unknownPools.remove(pool);
    }

    /** There are routes. */
    void routed() {
        awaitsRoutes = false;
    }

    /** It is known who may ask. */
    void callersKnown() {
        awaitsCallers = false;
    }

    void drain() {
        draining = true;
    }

    /** Why not; empty when ready. */
    Optional<String> obstacle() {
        if (draining) {
            return Optional.of("shutting down");
        }
        if (awaitsRoutes) {
            return Optional.of("waiting for the first routes");
        }
        if (awaitsCallers) {
            return Optional.of("waiting for the keys of callers");
        }
        return unknownPools.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for the endpoints of pool "
                        + unknownPools.iterator().next());
    }
}
