package dev.sluice.routing;

import java.util.List;

/**
 * What can be asked for at a host.
 *
 * @param models those that routes name exactly, each once, in the order of precedence
 * @param pools those whose live models and adapters can be reached under their own names
 */
public record Listing(List<Model> models, List<String> pools) {
    public Listing {
        models = List.copyOf(models);
        pools = List.copyOf(pools);
    }

    /** A model by the name clients use. */
    public record Model(String id, ModelListing listing) {}
}
