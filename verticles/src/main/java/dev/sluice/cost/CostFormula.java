package dev.sluice.cost;

/** Makes a number of what a request consumed. */
@FunctionalInterface
public interface CostFormula {
    /**
     * The number.
     *
     * @return 0 or more
     * @throws CostException where the formula gives none, as for 3 tokens less than 2
     */
    long of(Consumption consumption);
}
