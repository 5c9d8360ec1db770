package dev.sluice.cost;

/**
 * What a request consumed, where.
 *
 * @param model the model that answered: its name at the backend
 * @param backend {@code name.namespace} of the backend that answered
 * @param route {@code namespace/name} of the route that took the request
 */
public record Consumption(String model, String backend, String route, Tokens tokens) {
    /**
     * One at a backend that is named as {@code namespace/name}.
     *
     * @param route {@code namespace/name}
     */
    public static Consumption at(String backend, String model, String route, Tokens tokens) {
        int slash = backend.indexOf('/');
        String dotted = slash < 0 ? backend : backend.substring(slash + 1) + "." + backend.substring(0, slash);
        return new Consumption(model, dotted, route, tokens);
    }

    /** Nothing at all, for trials. */
    static final Consumption NOTHING = new Consumption("", "", "", Tokens.NONE);
}
