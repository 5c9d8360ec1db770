package dev.sluice.scheduling;

import dev.sluice.spi.Filter;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.Set;

/** {@code encode-filter}: keeps the endpoints whose label {@code llm-d.ai/role} names the encode stage. */
public final class EncodeFilterFactory implements PluginFactory<NoParameters> {
    private static final Set<String> ROLES = Set.of("encode", "encode-prefill", "encode-prefill-decode");

    @Override
    public String type() {
        return "encode-filter";
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
