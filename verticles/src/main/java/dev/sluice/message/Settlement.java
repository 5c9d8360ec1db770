package dev.sluice.message;

import dev.sluice.cost.Charge;
import dev.sluice.cost.Consumption;
import java.util.Optional;

/**
 * Tells what became of a reservation; each is settled once.
 *
 * @param reservation of {@link Admitted}
 * @param attempted whether a model server was asked; a request that never got there counts nowhere
 * @param spent what was used; nothing where it failed before anything was computed
 */
public record Settlement(long reservation, boolean attempted, Optional<Spent> spent) {
    /**
     * What was used.
     *
     * @param charge what it cost; empty where there is no price list
     * @param estimated whether the gateway counted the tokens itself, as the model server told nothing
     */
    public record Spent(Consumption consumption, Optional<Charge> charge, boolean estimated) {}
}
