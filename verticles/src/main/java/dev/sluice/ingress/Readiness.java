package dev.sluice.ingress;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether traffic should come here. */
final class Readiness {
    private final Set<String> unknownPools;
    private boolean draining;

    Readiness(List<String> pools) {
        this.unknownPools = new HashSet<>(pools);
    }

    /** A pool has been polled. */
    void polled(String pool) {
        unknownPools.remove(pool);
    }

    void drain() {
        draining = true;
    }

    /** Why not; empty when ready. */
    Optional<String> obstacle() {
        if (draining) {
            return Optional.of("shutting down");
        }
        return unknownPools.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for the endpoints of pool "
                        + unknownPools.iterator().next());
    }
}
