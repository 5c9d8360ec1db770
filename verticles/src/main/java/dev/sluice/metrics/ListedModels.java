package dev.sluice.metrics;

import dev.sluice.message.ServedModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The models one endpoint listed last, and since when it has not answered. */
record ListedModels(List<ServedModel> models, Optional<Instant> silentSince) {
    static final ListedModels NONE = new ListedModels(List.of(), Optional.empty());

    ListedModels {
        models = List.copyOf(models);
    }

    /** After an answer. Some engines say of each model that it was created just now: the first time told is kept. */
    ListedModels answered(List<ServedModel> listed) {
        return new ListedModels(listed.stream().map(this::asFirstTold).toList(), Optional.empty());
    }

    /** After a failure. */
    ListedModels failed(Instant now) {
        return new ListedModels(models, Optional.of(silentSince.orElse(now)));
    }

    private ServedModel asFirstTold(ServedModel model) {
        return models.stream()
                .filter(known -> known.id().equals(model.id()) && known.parent().equals(model.parent()))
                .findFirst()
                .orElse(model);
    }
}
