package dev.sluice.scheduling;

import dev.sluice.spi.Filter;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/**
 * {@code header-based-testing-filter}: keeps the endpoints that the request's header {@code test-epp-endpoint-selection}
 * names, a list of {@code ip} or {@code ip:port} with commas; all without the header. With it, clients choose endpoints: it
 * is for tests.
 */
public final class HeaderBasedTestingFilterFactory implements PluginFactory<NoParameters> {
    private static final String HEADER = "test-epp-endpoint-selection";

    @Override
    public String type() {
        return "header-based-testing-filter";
    }

    @Override
    public Class<NoParameters> parametersType() {
        return NoParameters.class;
    }

    @Override
    public Filter create(NoParameters parameters, PluginContext context) {
        return (request, candidates) -> {
            String list = request.headers().get(HEADER);
            return list == null || list.isBlank() ? endpoint -> true : new AddressList(list)::names;
        };
    }
}
