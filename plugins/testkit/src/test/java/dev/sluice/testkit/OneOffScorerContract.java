package dev.sluice.testkit;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;

/** The contract of a scorer written down in a test. */
final class OneOffScorerContract extends ScorerContract<NoParameters> {
    private final OneOffFactory factory;

    OneOffScorerContract(OneOffFactory factory) {
        this.factory = factory;
    }

    @Override
    protected PluginFactory<NoParameters> factory() {
        return factory;
    }

    @Override
    protected NoParameters parameters() {
        return new NoParameters();
    }
}
