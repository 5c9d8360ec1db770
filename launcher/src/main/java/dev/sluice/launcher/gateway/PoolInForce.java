package dev.sluice.launcher.gateway;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import java.util.List;
import java.util.OptionalLong;

/** A pool for which something is deployed: it lives, or it is gone and ends what it has begun. */
final class PoolInForce {
    private final List<Deployed> deployed;
    private PoolSpec spec;
    private OptionalLong leavesBy = OptionalLong.empty();

    PoolInForce(PoolSpec spec, List<Deployed> deployed) {
        this.spec = spec;
        this.deployed = List.copyOf(deployed);
    }

    String name() {
        return spec.name();
    }

    List<Deployed> deployed() {
        return deployed;
    }

    boolean picksWith(PickerSpec picker) {
        return spec.picker().equals(picker);
    }

    /** Lives, as told. */
    void live(PoolSpec newest) {
        spec = newest;
        leavesBy = OptionalLong.empty();
    }

    /** Is gone, and at an end by then at the latest. */
    void leave(long endNanos) {
        leavesBy = OptionalLong.of(endNanos);
    }

    boolean isLiving() {
        return leavesBy.isEmpty();
    }

    /** Whether it has been gone ever since it was to leave by then. */
    boolean leavesBy(long endNanos) {
        return leavesBy.equals(OptionalLong.of(endNanos));
    }
}
