package dev.sluice.launcher.gateway;

import dev.sluice.admin.Awaited;
import dev.sluice.bus.Bus;
import dev.sluice.caller.TermsKept;
import dev.sluice.launcher.plugins.PluginDirectory;
import dev.sluice.launcher.plugins.PluginsVerticle;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.transport.Transport;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start of a gateway, which leaves nothing behind when it fails. */
final class Boot {
    private static final Logger LOG = LoggerFactory.getLogger(Boot.class);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);
    /** Worker pools only; the rest costs every request some microseconds and says what our own metrics say. */
    private static final MetricsOptions VERTX_METRICS = new MicrometerMetricsOptions()
            .setEnabled(true)
            .setDisabledMetricsCategories(Arrays.stream(MetricsDomain.values())
                    .filter(domain -> domain != MetricsDomain.NAMED_POOLS)
                    .map(MetricsDomain::toCategory)
                    .collect(Collectors.toSet()));

    private static final Duration PLUGIN_GRACE = Duration.ofMinutes(1);

    private final Plan plan;
    private final Parts parts;
    private final Transport transport;
    private final Vertx vertx;
    private final Bus bus;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Boot(Plan plan, Parts parts) {
        this.plan = plan;
        this.parts = parts;
        this.transport = plan.configuration().transport().transport();
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(plan.configuration().eventLoops())
                        .setMetricsOptions(VERTX_METRICS))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .withTransport(transport)
                .build();
        this.bus = Bus.install(vertx, REPLY_TIMEOUT);
    }

    /** Completes outside the contexts of Vert.x, as those are gone when a start has failed. */
    Future<Gateway> start() {
        Promise<Gateway> started = Promise.promise();
        vertx.executeBlocking(plan.configuration()::keptTerms)
                .compose(kept -> vertx.executeBlocking(this::openPlugins).compose(plugins -> deploy(plugins, kept)))
                .onSuccess(started::complete)
                .onFailure(failure -> vertx.close().onComplete(closed -> started.fail(failure)));
        return started.future();
    }

    private PluginDirectory openPlugins() {
        PluginDirectory plugins =
                PluginDirectory.open(parts.plugins(), plan.configuration().pluginsDirectory());
        try {
            plan.check(plugins.catalog());
            return plugins;
        } catch (RuntimeException refused) {
            plugins.close();
            throw refused;
        }
    }

    private Future<Gateway> deploy(PluginDirectory plugins, TermsKept kept) {
        ProcessMeters.bind(registry);
        GatewayConfiguration configuration = plan.configuration();
        Surroundings surroundings = new Surroundings(
                bus,
                registry,
                configuration.pools(),
                plugins.catalog(),
                parts.revision(),
                new Neighbours(
                        new Awaited(
                                configuration.readsDocuments(),
                                configuration.isClustered(),
                                configuration.keepsLimits()),
                        configuration.limitKeepers(),
                        kept,
                        configuration.keepsLedger()));
        Future<List<Deployed>> all =
                vertx.deployVerticle(new PoolsVerticle(plan, surroundings)).map(List.of());
        for (PlannedVerticle planned : plan.once()) {
            all = all.compose(before -> deploy(planned, surroundings, before));
        }
        return all.compose(deployed -> watch(plugins).map(id -> gateway(plugins, deployed)))
                .onFailure(failure -> plugins.close());
    }

    private Future<List<Deployed>> deploy(PlannedVerticle planned, Surroundings surroundings, List<Deployed> before) {
        Future<List<Deployed>> all = Future.succeededFuture(before);
        for (Supplier<Deployable> supplier : planned.making().apply(surroundings)) {
            all = all.compose(soFar -> Deployed.deploy(vertx, planned, supplier)
                    .map(one -> Stream.concat(soFar.stream(), Stream.of(one)).toList()));
        }
        return all;
    }

    /** Comes last, so that everybody who needs to know of a change hears of it. */
    private Future<String> watch(PluginDirectory plugins) {
        return vertx.deployVerticle(
                new PluginsVerticle(bus, plugins, parts.pluginInterval(), PLUGIN_GRACE),
                new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
    }

    private Gateway gateway(PluginDirectory plugins, List<Deployed> deployed) {
        Gateway gateway = new Gateway(vertx, bus, new Gateway.Parted(plan.configuration(), plugins, deployed));
        LOG.atInfo()
                .addKeyValue("ports", gateway.ports())
                .addKeyValue("transport", transport.name())
                .addKeyValue("eventLoops", plan.configuration().eventLoops())
                .log("Gateway started");
        return gateway;
    }
}
