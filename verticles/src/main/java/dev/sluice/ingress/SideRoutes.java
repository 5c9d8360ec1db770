package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** The routes beside the inference APIs: models and health. */
final class SideRoutes {
    private static final String MODELS = "/v1/models";

    private SideRoutes() {}

    static Router router(Vertx vertx, Loop loop, Readiness readiness) {
        Router router = Router.router(vertx);
        router.get(MODELS)
                .handler(
                        c -> ModelAnswers.list(c.request(), loop.models().get()).onFailure(c::fail));
        router.getWithRegex("/v1/models/(?<id>.+)")
                .handler(c -> ModelAnswers.one(c.request(), loop.models().get(), c.pathParam("id"))
                        .onFailure(c::fail));
        router.get("/health/live").handler(c -> health(c.request(), Optional.empty()));
        router.get("/health/ready").handler(c -> health(c.request(), readiness.obstacle()));
        router.route().handler(c -> refuse(c.request()));
        return router;
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

    private static void refuse(HttpServerRequest http) {
        String path = http.path();
        boolean known = path.startsWith(MODELS + "/")
                || path.equals(MODELS)
                || path.equals("/health/live")
                || path.equals("/health/ready");
        Problem problem = known
                ? new Problem.MethodNotAllowed(http.method().name(), path, "GET")
                : new Problem.UnknownPath(http.method().name(), path);
        ErrorWriter.write(http, problem).onFailure(gone -> {});
    }
}
