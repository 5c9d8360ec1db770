package dev.sluice.launcher.gateway;

import dev.sluice.admin.AdminOptions;
import dev.sluice.admin.AdminVerticle;
import dev.sluice.cluster.ClusterOptions;
import dev.sluice.cluster.ClusterVerticle;
import dev.sluice.identity.IdentityOptions;
import dev.sluice.identity.IdentityVerticle;
import dev.sluice.ingress.IngressOptions;
import dev.sluice.ingress.IngressVerticle;
import dev.sluice.kvevents.KvEventsOptions;
import dev.sluice.kvevents.KvEventsVerticle;
import dev.sluice.launcher.gateway.VerticleKind.Spread;
import dev.sluice.ledger.LedgerOptions;
import dev.sluice.ledger.LedgerVerticle;
import dev.sluice.metrics.MetricsOptions;
import dev.sluice.metrics.MetricsVerticle;
import dev.sluice.prices.PricesOptions;
import dev.sluice.prices.PricesVerticle;
import dev.sluice.quota.Quota;
import dev.sluice.quota.QuotaOptions;
import dev.sluice.quota.QuotaVerticle;
import dev.sluice.resources.ResourcesOptions;
import dev.sluice.resources.ResourcesVerticle;
import dev.sluice.resources.Sources;
import dev.sluice.scoring.Schedulers;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.scoring.ScoringVerticle;
import dev.sluice.telemetry.TelemetryOptions;
import dev.sluice.telemetry.TelemetryVerticle;
import dev.sluice.validation.ValidationOptions;
import dev.sluice.validation.ValidationVerticle;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Every kind of verticle there is, in the order of deployment: who is told before who tells. The ingress comes before
 * those who tell it of pools and routes; it is closed first.
 */
final class KnownVerticles {
    /** The verticle that writes down what requests cost. */
    static final String LEDGER = "ledger";

    private KnownVerticles() {}

    static List<VerticleKind<?>> all() {
        return List.of(
                VerticleKind.of(
                        "telemetry",
                        Spread.LOOPS,
                        TelemetryOptions.class,
                        (options, around) -> new TelemetryVerticle(around.bus(), options, around.registry())),
                VerticleKind.of(
                        LEDGER,
                        Spread.ONE,
                        LedgerOptions.class,
                        (options, around) ->
                                new LedgerVerticle(around.bus(), options, around.registry(), InstantSource.system())),
                VerticleKind.of(
                        "validation",
                        Spread.LOOPS_AND_WORKERS,
                        ValidationOptions.class,
                        (options, around) -> new ValidationVerticle(around.bus(), options)),
                VerticleKind.perPool(
                                "scoring",
                                ScoringOptions.class,
                                (options, around, pool) ->
                                        new ScoringVerticle(around.bus(), options, pool, around.plugins()))
                        .checking(Schedulers::check),
                VerticleKind.of(
                        "kvevents",
                        Spread.ONE,
                        KvEventsOptions.class,
                        (options, around) -> new KvEventsVerticle(around.bus(), options, around.pools())),
                VerticleKind.of(
                                "admin",
                                Spread.ONE,
                                AdminOptions.class,
                                (options, around) -> new AdminVerticle(
                                        around.bus(),
                                        options,
                                        around.registry(),
                                        around.pools(),
                                        around.neighbours().awaited()))
                        .listening(AdminVerticle.class, admin -> List.of(admin.port())),
                VerticleKind.of(
                                "ingress",
                                Spread.LOOPS,
                                IngressOptions.class,
                                (options, around) -> new IngressVerticle(
                                        around.bus(),
                                        options,
                                        around.pools(),
                                        around.neighbours().awaited().documents(),
                                        around.neighbours().awaited().limits()))
                        .listening(IngressVerticle.class, IngressVerticle::ports)
                        .closingFirst(),
                VerticleKind.sharing(
                        "quota",
                        QuotaOptions.class,
                        (options, around) -> new Quota(
                                around.bus(),
                                options,
                                around.neighbours().awaited().cluster(),
                                around.neighbours().recorded(),
                                around.registry(),
                                InstantSource.system()),
                        (quota, around) -> new QuotaVerticle(around.bus(), quota)),
                VerticleKind.of(
                        "prices",
                        Spread.WORKER,
                        PricesOptions.class,
                        (options, around) -> new PricesVerticle(around.bus(), options)),
                VerticleKind.of(
                        "identity",
                        Spread.WORKER,
                        IdentityOptions.class,
                        (options, around) -> new IdentityVerticle(
                                around.bus(), options, around.neighbours().kept())),
                VerticleKind.of(
                                "cluster",
                                Spread.WORKER,
                                ClusterOptions.class,
                                (options, around) -> new ClusterVerticle(
                                        around.bus(), options, around.revision(), around.pools(), around.plugins()))
                        .verifying(ClusterVerticle::check),
                VerticleKind.of(
                        "metrics",
                        Spread.ONE,
                        MetricsOptions.class,
                        (options, around) -> new MetricsVerticle(around.bus(), options, around.pools())),
                VerticleKind.of(
                        "resources",
                        Spread.WORKER,
                        ResourcesOptions.class,
                        (options, around) -> new ResourcesVerticle(
                                around.bus(),
                                options,
                                around.pools(),
                                Sources.of(options, KnownVerticles::variable),
                                around.neighbours().keepers()::compile)));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
