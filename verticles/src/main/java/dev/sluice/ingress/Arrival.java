package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import dev.sluice.message.ServedModel;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * A request that was let in.
 *
 * @param caller who asks; empty where nobody had to say
 */
record Arrival(HttpServerRequest http, Optional<Caller> caller) {
    /** Whether there are models that the caller may not use. */
    boolean isLimited() {
        return caller.isPresent() && caller.get().models().isLimited();
    }

    boolean mayUse(String model) {
        return caller.isEmpty() || caller.get().models().allows(model);
    }

    /** Those of some models that the caller may use. */
    List<ServedModel> visible(List<ServedModel> models) {
        return isLimited() ? models.stream().filter(model -> mayUse(model.id())).toList() : models;
    }
}
