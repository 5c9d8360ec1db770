package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Sample;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out the endpoints whose queue or KV cache is at its limit, and those last heard of too long ago; never all. */
final class UtilizationDetector implements Filter {
    private final double queueLimit;
    private final double kvCacheLimit;
    private final long freshMillis;
    private final InstantSource clock;

    UtilizationDetector(UtilizationDetectorFactory.Parameters limits, InstantSource clock) {
        this.queueLimit = limits.queueDepthThreshold() * (1 + limits.headroom());
        this.kvCacheLimit = limits.kvCacheUtilThreshold() * (1 + limits.headroom());
        this.freshMillis = limits.metricsStalenessThreshold().toMillis();
        this.clock = clock;
    }

    @Override
    public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
        long oldest = clock.millis() - freshMillis;
        return Fallback.toAll(endpoint -> hasRoom(endpoint.sample(), oldest), candidates);
    }

    private boolean hasRoom(Sample sample, long oldest) {
        return sample.takenAt().toEpochMilli() >= oldest
                && sample.waitingRequests().orElse(0) < queueLimit
                && sample.kvCacheUsage().orElse(0) < kvCacheLimit;
    }
}
