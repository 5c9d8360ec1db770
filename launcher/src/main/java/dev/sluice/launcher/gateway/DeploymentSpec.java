package dev.sluice.launcher.gateway;

import dev.sluice.spi.Default;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Vert.x's deployment options.
 *
 * @param instances 0 is one on each event loop; the verticle's own default when empty
 * @param workerPoolName a worker pool of its own, for worker verticles
 * @param workerPoolSize threads of that pool, 1 or more
 * @param maxWorkerExecuteTime after which Vert.x warns that a worker is held
 */
public record DeploymentSpec(
        OptionalInt instances,
        @Default("event_loop") ThreadingModel threadingModel,
        Optional<String> workerPoolName,
        OptionalInt workerPoolSize,
        Optional<Duration> maxWorkerExecuteTime,
        @Default("false") boolean ha) {
    /** Nothing said. */
    public static final DeploymentSpec DEFAULT = new DeploymentSpec(
            OptionalInt.empty(),
            ThreadingModel.EVENT_LOOP,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false);

    public DeploymentSpec {
        if (instances.orElse(0) < 0 || workerPoolSize.orElse(1) < 1) {
            throw new IllegalArgumentException("wanted 0 instances or more, and a workerPoolSize of 1 or more");
        }
    }

    /** Workers. */
    public static DeploymentSpec workers(int instances) {
        return new DeploymentSpec(
                OptionalInt.of(instances),
                ThreadingModel.WORKER,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false);
    }

    DeploymentOptions options(int eventLoops, int instancesByDefault) {
        int wanted = instances.orElse(instancesByDefault);
        DeploymentOptions options = new DeploymentOptions()
                .setThreadingModel(threadingModel)
                .setHa(ha)
                .setInstances(wanted == 0 ? eventLoops : wanted);
        workerPoolName.ifPresent(options::setWorkerPoolName);
        workerPoolSize.ifPresent(options::setWorkerPoolSize);
        maxWorkerExecuteTime.ifPresent(time ->
                options.setMaxWorkerExecuteTime(time.toNanos()).setMaxWorkerExecuteTimeUnit(TimeUnit.NANOSECONDS));
        return options;
    }
}
