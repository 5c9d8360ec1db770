package dev.sluice.scoring;

import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plugin factory written down in a test. */
record FakeFactory<P extends Record>(
        String type, Class<P> parametersType, BiFunction<P, PluginContext, Plugin> creation)
        implements PluginFactory<P> {
    static FakeFactory<NoParameters> of(String type, Plugin plugin) {
        return new FakeFactory<>(type, NoParameters.class, (parameters, context) -> plugin);
    }

    static PluginCatalog catalog(PluginFactory<?>... factories) {
        Map<String, PluginFactory<?>> byType =
                Stream.of(factories).collect(Collectors.toMap(PluginFactory::type, Function.identity()));
        return new PluginCatalog(byType);
    }

    @Override
    public Plugin create(P parameters, PluginContext context) {
        return creation.apply(parameters, context);
    }
}
