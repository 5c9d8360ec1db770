package dev.sluice.scheduling;

import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginFactory;
import java.util.List;

class EncodeFilterTest extends RoleFilterContract {
    @Override
    protected PluginFactory<NoParameters> factory() {
        return new EncodeFilterFactory();
    }

    @Override
    List<String> kept() {
        return List.of("encode", "encode-prefill", "encode-prefill-decode");
    }
}
