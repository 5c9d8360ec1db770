package dev.sluice.telemetry;

import java.time.Duration;
import java.util.stream.DoubleStream;

/** Where histogram buckets end, as OpenTelemetry's conventions for generative AI advise. */
final class Buckets {
    private Buckets() {}

    /** Of {@code gen_ai.server.request.duration}. */
    static Duration[] requestDuration() {
        return seconds(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    }

    /** Of {@code gen_ai.server.time_to_first_token}. */
    static Duration[] timeToFirstToken() {
        return seconds(0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);
    }

    /** Of {@code gen_ai.server.time_per_output_token}. */
    static Duration[] timePerOutputToken() {
        return seconds(0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5);
    }

    /** Of {@code gen_ai.client.token.usage}: powers of 4. */
    static double[] tokens() {
        return DoubleStream.iterate(1, bound -> bound * 4).limit(14).toArray();
    }

    private static Duration[] seconds(double... bounds) {
        return DoubleStream.of(bounds)
                .mapToObj(bound -> Duration.ofNanos(Math.round(bound * 1e9)))
                .toArray(Duration[]::new);
    }
}
