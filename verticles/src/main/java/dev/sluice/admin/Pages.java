package dev.sluice.admin;

import dev.sluice.message.PoolView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The pages of the admin port. */
final class Pages {
    private final Pools pools;
    private final Health health;
    private final Documents documents;
    private final Replicas replicas;
    private final InstantSource clock;

    Pages(Pools pools, Health health, Documents documents, Replicas replicas, InstantSource clock) {
        this.pools = pools;
        this.health = health;
        this.documents = documents;
        this.replicas = replicas;
        this.clock = clock;
    }

    Router router(Vertx vertx, MetricsPage metrics, ExplainPages explained, KeyPages keys) {
        Router router = Router.router(vertx);
        page(router, "/metrics", metrics::answer);
        page(router, "/health/live", http -> json(http, 200, health("live")));
        page(router, "/health/ready", this::ready);
        page(router, "/health", this::ready);
        page(router, "/cluster", http -> json(http, 200, replicas.json()));
        page(router, "/pools", this::all);
        explained.add(router);
        keys.add(router);
        page(router.getWithRegex("/pools/(?<name>.+)"), this::one);
        page(router, "/resources", http -> json(http, 200, ResourcesJson.of(documents.state())));
        complaint(
                router,
                404,
                "no such page; there are /metrics, /health, /health/live, /health/ready, /cluster, /pools, /pools/{name}, /pools/{name}/explain,"
                        + " /pools/{name}/decisions/{request id}, /resources, /keys");
        complaint(
                router,
                405,
                "only GET is answered here, POST at /pools/{name}/explain and /keys, and DELETE at /keys/{id}");
        complaint(router, 413, "the body is larger than 1 MiB");
        complaint(router, 500, "the page could not be made");
        return router;
    }

    private Future<Void> ready(RoutingContext http) {
        return health.unready()
                .map(reason -> json(http, 503, health("unready").put("reason", reason)))
                .orElseGet(() -> json(http, 200, health("ready")));
    }

    private JsonObject health(String status) {
        JsonObject json = new JsonObject().put("status", status);
        documents.newest().ifPresent(state -> json.put("documents", ResourcesJson.brief(state)));
        replicas.brief().ifPresent(state -> json.put("cluster", state));
        return json;
    }

    private Future<Void> all(RoutingContext http) {
        List<String> names = pools.names();
        return pools.views().compose(views -> json(http, 200, new JsonObject().put("pools", list(names, views))));
    }

    private Future<Void> one(RoutingContext http) {
        String name = http.pathParam("name");
        if (!pools.names().contains(name)) {
            return noPool(http, name, pools);
        }
        return pools.view(name)
                .map(Optional::of)
                .otherwise(Optional.empty())
                .compose(view -> json(http, view.isPresent() ? 200 : 503, pool(name, view)));
    }

    private JsonArray list(List<String> names, List<Optional<PoolView>> views) {
        List<JsonObject> list = IntStream.range(0, views.size())
                .mapToObj(i -> pool(names.get(i), views.get(i)))
                .toList();
        return new JsonArray(list);
    }

    private JsonObject pool(String name, Optional<PoolView> view) {
        Instant now = clock.instant();
        return view.map(known -> PoolJson.pool(known, now)).orElseGet(() -> PoolJson.unanswered(name));
    }

    private static void page(Router router, String path, Function<RoutingContext, Future<Void>> page) {
        page(router.get(path), page);
    }

    static void page(Route route, Function<RoutingContext, Future<Void>> page) {
        route.handler(http -> Future.<Void>succeededFuture()
                .compose(begin -> page.apply(http))
                .onFailure(http::fail));
    }

    private static void complaint(Router router, int status, String sentence) {
        router.errorHandler(status, http -> error(http, status, sentence).onFailure(gone -> {}));
    }

    static Future<Void> noPool(RoutingContext http, String name, Pools pools) {
        return error(http, 404, "no pool `" + name + "`; there are: " + String.join(", ", pools.names()));
    }

    static Future<Void> error(RoutingContext http, int status, String sentence) {
        return json(http, status, new JsonObject().put("error", sentence));
    }

    static Future<Void> json(RoutingContext http, int status, JsonObject body) {
        return http.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.encodePrettily() + "\n");
    }
}
