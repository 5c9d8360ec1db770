package dev.sluice.launcher.gateway;

import dev.sluice.config.ConfigurationException;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * A verticle at work.
 *
 * @param id what Vert.x calls the deployment
 * @param instances all of them
 */
record Deployed(VerticleKind<?> kind, String id, List<Deployable> instances) {
    Deployed {
        instances = List.copyOf(instances);
    }

    /** Fails with a {@link ConfigurationException}, or with a {@link BootException} that names the verticle. */
    static Future<Deployed> deploy(Vertx vertx, PlannedVerticle planned, Supplier<Deployable> supplier) {
        CopyOnWriteArrayList<Deployable> made = new CopyOnWriteArrayList<>();
        Supplier<Deployable> remembering = () -> {
            Deployable instance = supplier.get();
            made.add(instance);
            return instance;
        };
        return vertx.deployVerticle(remembering, planned.deployment())
                .recover(failure -> Future.failedFuture(sentence(planned, failure)))
                .map(id -> new Deployed(planned.kind(), id, made));
    }

    private static Throwable sentence(PlannedVerticle planned, Throwable failure) {
        return failure instanceof ConfigurationException
                ? failure
                : new BootException(planned.kind().name() + " cannot start: " + failure.getMessage(), failure);
    }

    /** Where it listens. */
    List<Integer> ports() {
        return instances.stream()
                .flatMap(instance -> kind.ports().apply(instance).stream())
                .distinct()
                .toList();
    }
}
