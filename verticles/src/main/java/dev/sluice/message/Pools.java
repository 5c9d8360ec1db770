package dev.sluice.message;

import java.util.List;

/** All the pools there are, in order; asked for, or told once they take requests. */
public record Pools(List<PoolSpec> pools) {
    public Pools {
        pools = List.copyOf(pools);
    }
}
