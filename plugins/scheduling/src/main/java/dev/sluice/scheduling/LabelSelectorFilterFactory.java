package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.function.Predicate;

/** {@code label-selector-filter}: keeps the endpoints whose labels a Kubernetes label selector matches. */
public final class LabelSelectorFilterFactory implements PluginFactory<LabelSelector> {

    @Override
    public String type() {
        return "label-selector-filter";
    }

    @Override
    public Class<LabelSelector> parametersType() {
        return LabelSelector.class;
    }

    @Override
    public Filter create(LabelSelector parameters, PluginContext context) {
        Predicate<Endpoint> test = parameters.test();
        return (request, candidates) -> test;
    }
}
