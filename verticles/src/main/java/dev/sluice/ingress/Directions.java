package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.routing.RequestHead;
import dev.sluice.routing.Routed;
import java.util.List;
import java.util.Optional;

/** Where the requests of a listener go. */
interface Directions {
    /**
     * The rule that takes a request.
     *
     * @param model what its body names; empty where it was not read
     */
    Optional<Routed> to(RequestHead head, Optional<String> model);

    /** The models and adapters that can be asked for at a host, each once. */
    List<ServedModel> models(String host);
}
