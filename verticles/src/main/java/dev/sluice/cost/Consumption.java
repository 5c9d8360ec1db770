package dev.sluice.cost;

/**
 * What a request consumed, where.
 *
 * @param model the model that answered: its name at the backend
 * @param backend {@code name.namespace} of the backend that answered
 * @param route {@code namespace/name} of the route that took the request
 */
public record Consumption(String model, String backend, String route, Tokens tokens) {
    /** Nothing at all, for trials. */
    static final Consumption NOTHING = new Consumption("", "", "", Tokens.NONE);
}
