package dev.sluice.scheduling;

import dev.sluice.spi.Filter;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.Set;

/** {@code prefill-filter}: keeps the endpoints whose label {@code llm-d.ai/role} names the prefill stage. */
public final class PrefillFilterFactory implements PluginFactory<NoParameters> {
    private static final Set<String> ROLES =
            Set.of("prefill", "encode-prefill", "prefill-decode", "both", "encode-prefill-decode");

    @Override
    public String type() {
        return "prefill-filter";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Filter create(NoParameters parameters, PluginContext context) {
        return new LabelFilter(LabelFilter.ROLE, ROLES, false);
    }
}
