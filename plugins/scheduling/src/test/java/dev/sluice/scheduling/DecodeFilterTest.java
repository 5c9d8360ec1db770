package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import java.util.List;

class DecodeFilterTest extends RoleFilterContract {
    @Override
    protected PluginFactory<NoParameters> factory() {
        return new DecodeFilterFactory();
    }

    @Override
    List<String> kept() {
        return List.of("decode", "prefill-decode", "both", "encode-prefill-decode", "none");
    }
}
