package dev.sluice.admin;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/** The pages that say why requests go where they go. */
final class ExplainPages {
    private static final int BODY_LIMIT = 1 << 20;
    private static final String CHAT = "chat/completions";

    private final Pools pools;
    private final Explanations explanations;

    ExplainPages(Pools pools, Explanations explanations) {
        this.pools = pools;
        this.explanations = explanations;
    }

    void add(Router router) {
        Pages.page(router.getWithRegex("/pools/(?<name>.+)/decisions/(?<id>[^/]+)"), this::decision);
        Pages.page(
                router.postWithRegex("/pools/(?<name>.+)/explain")
                        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT)),
                this::explain);
    }

    private Future<Void> decision(RoutingContext http) {
        String name = http.pathParam("name");
        String id = http.pathParam("id");
        if (!pools.names().contains(name)) {
            return Pages.noPool(http, name, pools);
        }
        return explanations
                .decision(name, id)
                .compose(found -> found.map(explanation -> Pages.json(http, 200, ExplanationJson.of(explanation)))
                        .orElseGet(() -> Pages.error(http, 404, "no decision is kept of the request `" + id + "`")))
                .recover(failure -> refused(http, failure));
    }

    private Future<Void> explain(RoutingContext http) {
        String name = http.pathParam("name");
        if (!pools.names().contains(name)) {
            return Pages.noPool(http, name, pools);
        }
        String asked = Optional.ofNullable(http.request().getParam("api")).orElse(CHAT);
        return Explanations.api(asked)
                .map(api -> explain(http, name, api))
                .orElseGet(() -> Pages.error(
                        http,
                        400,
                        "wanted api chat/completions, completions, embeddings or responses, found " + asked));
    }

    private Future<Void> explain(RoutingContext http, String pool, InferenceApi api) {
        Buffer body = Optional.ofNullable(http.body().buffer()).orElseGet(Buffer::buffer);
        return explanations
                .explain(pool, api, http.request().headers(), body)
                .compose(explanation -> Pages.json(http, 200, ExplanationJson.of(explanation)))
                .recover(failure -> refused(http, failure));
    }

    private static Future<Void> refused(RoutingContext http, Throwable failure) {
        return failure instanceof ProblemException known && known.problem() instanceof Problem.InvalidRequest refusal
                ? Pages.error(http, 400, refusal.message())
                : Pages.error(http, 503, "the pool does not answer");
    }
}
