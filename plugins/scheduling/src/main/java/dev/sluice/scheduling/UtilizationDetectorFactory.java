package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.time.Duration;

/**
 * {@code utilization-detector}, as a filter: keeps the endpoints heard of within {@code metricsStalenessThreshold} whose
 * queue is below {@code queueDepthThreshold · (1 + headroom)} and whose KV-cache usage is below
 * {@code kvCacheUtilThreshold · (1 + headroom)}; all, where none is. A number that a server does not report is below its
 * limit.
 */
public final class UtilizationDetectorFactory implements PluginFactory<UtilizationDetectorFactory.Parameters> {
    /**
     * What is too much.
     *
     * @param queueDepthThreshold waiting requests, 1 or more
     * @param kvCacheUtilThreshold share of the KV cache in use, above 0, at most 1
     * @param metricsStalenessThreshold age of the last sample, more than 0
     * @param headroom part of the limits that may be used on top, 0 or more
     */
    public record Parameters(
            @Default("5") int queueDepthThreshold,
            @Default("0.8") double kvCacheUtilThreshold,
            @Default("200ms") Duration metricsStalenessThreshold,
            @Default("0") double headroom) {
        public Parameters {
            if (queueDepthThreshold < 1) {
                throw new IllegalArgumentException(
                        "wanted a queueDepthThreshold of 1 or more, found " + queueDepthThreshold);
            }
            if (!(kvCacheUtilThreshold > 0 && kvCacheUtilThreshold <= 1)) {
                throw new IllegalArgumentException(
                        "wanted a kvCacheUtilThreshold above 0, at most 1, found " + kvCacheUtilThreshold);
            }
            if (metricsStalenessThreshold.toMillis() < 1) {
                throw new IllegalArgumentException(
                        "wanted a metricsStalenessThreshold of 1ms or more, found " + metricsStalenessThreshold);
            }
            if (!(headroom >= 0)) {
                throw new IllegalArgumentException("wanted a headroom of 0 or more, found " + headroom);
            }
        }
    }

    @Override
    public String type() {
        return "utilization-detector";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Filter create(Parameters parameters, PluginContext context) {
        return new UtilizationDetector(parameters, context.clock());
    }
}
