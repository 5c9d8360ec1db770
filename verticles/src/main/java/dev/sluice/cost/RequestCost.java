package dev.sluice.cost;

/**
 * A number that is made of every request.
 *
 * @param key what limits, logs and metrics call it
 */
public record RequestCost(String key, CostFormula formula) {}
