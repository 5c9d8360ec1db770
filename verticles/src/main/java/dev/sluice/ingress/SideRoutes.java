package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The routes beside the inference APIs: models, and health where a listener is configured and not a Gateway's. */
final class SideRoutes {
    private static final String MODELS = "/v1/models";

    private SideRoutes() {}

    /** The routes of a configured listener. */
    static Router router(Vertx vertx, Directions directions, Readiness readiness) {
        Router router = models(vertx, directions);
        router.get("/health/live").handler(c -> health(c.request(), Optional.empty()));
        router.get("/health/ready").handler(c -> health(c.request(), readiness.obstacle()));
        router.route().handler(c -> refuse(c.request(), Set.of("/health/live", "/health/ready")));
        return router;
    }

    /** The routes of a Gateway's listener. */
    static Router router(Vertx vertx, Directions directions) {
        Router router = models(vertx, directions);
        router.route().handler(c -> refuse(c.request(), Set.of()));
        return router;
    }

    static boolean asksForModels(HttpServerRequest http) {
        return http.method().equals(HttpMethod.GET)
                && (http.path().equals(MODELS) || http.path().startsWith(MODELS + "/"));
    }

    private static Router models(Vertx vertx, Directions directions) {
        Router router = Router.router(vertx);
        router.get(MODELS).handler(c -> ModelAnswers.list(c.request(), models(c, directions))
                .onFailure(c::fail));
        router.getWithRegex("/v1/models/(?<id>.+)")
                .handler(c -> ModelAnswers.one(c.request(), models(c, directions), c.pathParam("id"))
                        .onFailure(c::fail));
        return router;
    }

    private static List<ServedModel> models(RoutingContext context, Directions directions) {
        return directions.models(new HttpHead(context.request()).host());
    }

    private static void health(HttpServerRequest http, Optional<String> obstacle) {
        http.response()
                .setStatusCode(obstacle.isEmpty() ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject()
                        .put("status", obstacle.isEmpty() ? "ok" : "unavailable")
                        .put("reason", obstacle.orElse(null))
                        .toBuffer());
    }

    private static void refuse(HttpServerRequest http, Set<String> known) {
        String path = http.path();
        boolean models = path.startsWith(MODELS + "/") || path.equals(MODELS);
        Problem problem = models || known.contains(path)
                ? new Problem.MethodNotAllowed(http.method().name(), path, "GET")
                : new Problem.UnknownPath(http.method().name(), path);
        ErrorWriter.write(http, problem).onFailure(gone -> {});
    }
}
