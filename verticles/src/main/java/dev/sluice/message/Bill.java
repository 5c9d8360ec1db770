package dev.sluice.message;

import dev.sluice.cost.Charge;
import dev.sluice.cost.CostNumbers;
import java.util.Optional;

/**
 * What an exchange cost.
 *
 * @param model the model that answered: its name at the backend
 * @param numbers what the formulas of its route made of it
 * @param charge what the price list makes of it; empty where no tokens are known or there is no price list
 */
public record Bill(String model, CostNumbers numbers, Optional<Charge> charge) {
    /** Of an exchange without tokens. */
    public static final Bill NONE = new Bill("", CostNumbers.NONE, Optional.empty());
}
