package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.Routed;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Where one request goes, if its caller may go there. */
record Way(Directions directions, Arrival arrival) {
    private static final int MODELS_NAMED = 20;

    /** Whether a rule takes the request whatever its body says, and does not read it either. */
    boolean passesUnread() {
        return directions
                .to(new HttpHead(arrival.http()), Optional.empty())
                .filter(Routed::isPlain)
                .isPresent();
    }

    /** The rule that takes it; fails with the problem the client is told of. */
    Future<Routed> to(Optional<String> model) {
        boolean withheld = arrival.isLimited() && model.filter(arrival::mayUse).isEmpty();
        Optional<Routed> found = withheld ? Optional.empty() : directions.to(new HttpHead(arrival.http()), model);
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(new ProblemException(obstacle(model))));
    }

    /** A caller of some models hears the same of one that is withheld and of one that nobody serves. */
    private Problem obstacle(Optional<String> model) {
        if (arrival.isLimited()) {
            return model.<Problem>map(name -> new Problem.ModelWithheld(name, someModels()))
                    .orElseGet(Problem.ModelUnread::new);
        }
        HttpServerRequest http = arrival.http();
        return model.<Problem>map(name -> new Problem.ModelNotFound(name, someModels()))
                .orElseGet(() -> new Problem.UnknownPath(http.method().name(), http.path()));
    }

    private List<String> someModels() {
        return arrival.visible(directions.models(new HttpHead(arrival.http()).host())).stream()
                .limit(MODELS_NAMED)
                .map(ServedModel::id)
                .toList();
    }
}
