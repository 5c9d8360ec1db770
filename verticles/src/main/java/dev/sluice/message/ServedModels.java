package dev.sluice.message;

import java.util.List;

/** The models and adapters that the endpoints of a pool say they serve: the union, in order of appearance. */
public record ServedModels(String pool, List<ServedModel> models) {
    public ServedModels {
        models = List.copyOf(models);
    }
}
