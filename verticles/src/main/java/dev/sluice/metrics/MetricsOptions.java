package dev.sluice.metrics;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How model servers are asked how they stand.
 *
 * @param interval between two asks of one endpoint, 1 ms to 1 h; spread by a tenth either way
 * @param timeout until an ask is given up, 1 ms to 1 h
 * @param maxBackoff the longest wait before a failing endpoint is asked again, 1 ms to 1 h; never shorter than the interval
 * @param modelsInterval between two asks for the models of one endpoint, 1 ms to 1 h
 * @param takeOverAfter how long nothing may be heard of an endpoint that another gateway of the cluster asks, until this one
 *     asks it itself, 1 ms to 1 h; never shorter than five intervals
 * @param modelsGrace how long the models of an endpoint that no longer answers are still told
 * @param defaultEngine the kind of model server of an endpoint whose labels name none that is known
 * @param engineConfigs further kinds of model servers, and other metrics for known ones
 */
public record MetricsOptions(
        @Default("50ms") Duration interval,
        @Default("1s") Duration timeout,
        @Default("2s") Duration maxBackoff,
        @Default("5s") Duration modelsInterval,
        @Default("500ms") Duration takeOverAfter,
        @Default("30s") Duration modelsGrace,
        @Default("vllm") String defaultEngine,
        @Default("[]") List<EngineConfig> engineConfigs) {
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Of a gateway that asks an endpoint, in a time after which others would ask it. */
    private static final int SIGNS_OF_LIFE = 5;

    public MetricsOptions {
        engineConfigs = List.copyOf(engineConfigs);
        Stream.of(interval, timeout, maxBackoff, modelsInterval, takeOverAfter)
                .filter(duration -> duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0)
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException(
                            "wanted interval, timeout, maxBackoff, modelsInterval and takeOverAfter between 1ms and 1h, found "
                                    + wrong.toMillis() + "ms");
                });
        if (modelsGrace.isNegative()) {
            throw new IllegalArgumentException("wanted a modelsGrace of 0s or more");
        }
        Engines.check(defaultEngine, engineConfigs);
    }

    /** The kinds of model servers these options know. */
    Engines engines() {
        return new Engines(defaultEngine, engineConfigs);
    }

    /** How long nothing may be heard of how an endpoint of another gateway stands. */
    Duration longestSilence() {
        Duration least = interval.multipliedBy(SIGNS_OF_LIFE);
        return takeOverAfter.compareTo(least) < 0 ? least : takeOverAfter;
    }

    /** How long nothing may be heard of its models: while it is asked in vain there is news of it this often at least, twice. */
    Duration longestModelsSilence() {
        Duration rarest = modelsInterval.compareTo(maxBackoff) < 0 ? maxBackoff : modelsInterval;
        return longestSilence().plus(timeout).plus(rarest.multipliedBy(2));
    }

    /** After this long what an endpoint said last is told to other gateways again. */
    Duration toldAgainAfter() {
        return longestSilence().dividedBy(SIGNS_OF_LIFE);
    }
}
