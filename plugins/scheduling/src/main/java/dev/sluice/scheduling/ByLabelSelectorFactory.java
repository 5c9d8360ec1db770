package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.function.Predicate;

/** {@code by-label-selector}: an older name of {@code label-selector-filter}. */
public final class ByLabelSelectorFactory implements PluginFactory<LabelSelector> {

    @Override
    public String type() {
        return "by-label-selector";
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
