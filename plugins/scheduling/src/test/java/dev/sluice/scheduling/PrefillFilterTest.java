package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import java.util.List;

class PrefillFilterTest extends RoleFilterContract {
    @Override
    protected PluginFactory<NoParameters> factory() {
        return new PrefillFilterFactory();
    }

    @Override
    List<String> kept() {
        return List.of("prefill", "encode-prefill", "prefill-decode", "both", "encode-prefill-decode");
    }
}
