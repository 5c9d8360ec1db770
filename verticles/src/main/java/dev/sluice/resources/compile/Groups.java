package dev.sluice.resources.compile;

import dev.sluice.resources.kind.Kinds;

/** The API groups as one spelling each. */
final class Groups {
    private static final String LEGACY_POOLS = "inference.networking.x-k8s.io";

    private Groups() {}

    /** The newer spelling where a group has two. */
    static String canonical(String group) {
        return group.equals(LEGACY_POOLS) ? Kinds.INFERENCE_POOL.group() : group;
    }
}
