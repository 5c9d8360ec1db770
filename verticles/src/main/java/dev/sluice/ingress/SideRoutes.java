package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The routes beside the inference APIs: models, and health where a listener is configured and not a Gateway's. */
final class SideRoutes implements Consumer<Arrival> {
    /** Paths that tell nothing but how the gateway is, to whoever asks. */
    static final Set<String> HEALTH = Set.of("/health/live", "/health/ready");

    private static final String MODELS = "/v1/models";

    private final Directions directions;
    private final Optional<Readiness> readiness;

    private SideRoutes(Directions directions, Optional<Readiness> readiness) {
        this.directions = directions;
        this.readiness = readiness;
    }

    /** The routes of a configured listener. */
    static SideRoutes ofPools(Directions directions, Readiness readiness) {
        return new SideRoutes(directions, Optional.of(readiness));
    }

    /** The routes of a Gateway's listener. */
    static SideRoutes ofRoutes(Directions directions) {
        return new SideRoutes(directions, Optional.empty());
    }

    static boolean asksForModels(HttpServerRequest http) {
        return http.method().equals(HttpMethod.GET) && isOfModels(http.path());
    }

    @Override
    public void accept(Arrival arrival) {
        answer(arrival).onFailure(gone -> {});
    }

    private Future<Void> answer(Arrival arrival) {
        HttpServerRequest http = arrival.http();
        String path = http.path();
        boolean isHealth = readiness.isPresent() && HEALTH.contains(path);
        if (!isOfModels(path) && !isHealth) {
            return ErrorWriter.write(http, new Problem.UnknownPath(http.method().name(), path));
        }
        if (!http.method().equals(HttpMethod.GET)) {
            return ErrorWriter.write(
                    http, new Problem.MethodNotAllowed(http.method().name(), path, "GET"));
        }
        return isHealth ? health(http) : models(arrival);
    }

    private Future<Void> models(Arrival arrival) {
        HttpServerRequest http = arrival.http();
        List<ServedModel> models = arrival.visible(directions.models(new HttpHead(http).host()));
        String id =
                http.path().length() > MODELS.length() ? decoded(http.path()).substring(MODELS.length() + 1) : "";
        return id.isEmpty() ? ModelAnswers.list(http, models) : ModelAnswers.one(arrival, models, id);
    }

    private Future<Void> health(HttpServerRequest http) {
        Optional<String> obstacle =
                http.path().endsWith("ready") ? readiness.flatMap(Readiness::obstacle) : Optional.empty();
        return http.response()
                .setStatusCode(obstacle.isEmpty() ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("status", obstacle.isEmpty() ? "ok" : "unavailable")
                        .put("reason", obstacle.orElse(null))
                        .toBuffer());
    }

    private static boolean isOfModels(String path) {
        return path.startsWith(MODELS) && (path.length() == MODELS.length() || path.charAt(MODELS.length()) == '/');
    }

    private static String decoded(String path) {
        try {
            return new URI(path).getPath();
        } catch (URISyntaxException odd) {
            return path;
        }
    }
}
