package dev.sluice.admin;

import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolView;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers {@code GET /metrics}: asks the pools, then writes the registry on a worker thread, one answer at a time. */
final class MetricsPage {
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Pools pools;
    private final PrometheusMeterRegistry registry;
    private final EndpointGauges gauges;

    MetricsPage(Vertx vertx, Pools pools, PrometheusMeterRegistry registry) {
        this.vertx = vertx;
        this.pools = pools;
        this.registry = registry;
        this.gauges = new EndpointGauges(registry);
    }

    Future<Void> answer(RoutingContext http) {
        String accept = Optional.ofNullable(http.request().getHeader(HttpHeaders.ACCEPT))
                .orElse("");
        String type = accept.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : TEXT_TYPE;
        return pools.views()
                .compose(views -> write(views.stream().flatMap(Optional::stream).toList(), type))
                .compose(text -> http.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, type)
                        .end(text));
    }

    private Future<String> write(List<PoolView> views, String type) {
        Collection<PoolSnapshot> snapshots = pools.snapshots();
        return vertx.executeBlocking(() -> {
            gauges.show(snapshots, views);
            return registry.scrape(type);
        });
    }
}
