package dev.sluice.launcher.gateway;

import dev.sluice.spi.Default;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A verticle as configured.
 *
 * @param verticle its short name, such as {@code ingress}
 * @param deployment how many, on which threads
 * @param options its own options, as read from JSON
 */
public record VerticleSpec(
        String verticle,
        @Default("{}") DeploymentSpec deployment,
        @Default("{}") Map<String, Object> options) {
    /** What is deployed when the configuration lists no verticles. */
    static final List<VerticleSpec> ALL = List.of(
            of("ingress"),
            of("validation"),
            new VerticleSpec("validation", DeploymentSpec.workers(2), Map.of()),
            of("metrics"),
            of("scoring"),
            of("kvevents"),
            of("telemetry"),
            of("admin"));

    public VerticleSpec {
        options = Collections.unmodifiableMap(options);
    }

    /** With its own defaults. */
    public static VerticleSpec of(String verticle) {
        return new VerticleSpec(verticle, DeploymentSpec.DEFAULT, Map.of());
    }

    /** With other options. */
    public VerticleSpec with(Map<String, Object> other) {
        return new VerticleSpec(verticle, deployment, other);
    }
}
