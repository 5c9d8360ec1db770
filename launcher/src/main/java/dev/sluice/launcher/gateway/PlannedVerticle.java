package dev.sluice.launcher.gateway;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A verticle with its options bound, ready to be deployed.
 *
 * @param making makes the verticles, one supplier for each deployment
 */
record PlannedVerticle(
        VerticleKind<?> kind,
        Function<Surroundings, List<Supplier<Deployable>>> making,
        DeploymentOptions deployment) {}
