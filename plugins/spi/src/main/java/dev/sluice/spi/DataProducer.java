package dev.sluice.spi;

import java.util.List;

/**
 * Finds something out about a request before it is filtered and scored, once, however many plugins want to know. What it
 * found is read through an interface of its own, such as {@link PrefixMatches}, which other plugins get from
 * {@link PluginContext#producers}.
 */
@FunctionalInterface
public non-sealed interface DataProducer extends Plugin {
    /**
     * Prepares the answers for one request; they hold until the next call. When this throws, the request is placed all the
     * same, so what was found for the request before must not be told of this one.
     *
     * @param request the request to be placed
     * @param candidates every endpoint that may be asked about, never empty; valid during the call only
     */
    void produce(InferenceRequest request, List<Endpoint> candidates);

    /**
     * Drops what was found, as it is not to be used for the request that is placed next: {@link #produce} threw, took too
     * long, or is not called while this plugin rests.
     */
    default void forget() {}
}
