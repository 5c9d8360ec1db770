package dev.sluice.testkit;

import dev.sluice.spi.PluginFactory;
import java.util.List;
import java.util.function.Supplier;

class ZoneFilterTest extends FilterContract<ZoneFilterFactory.Parameters> {
    @Override
    protected PluginFactory<ZoneFilterFactory.Parameters> factory() {
        return new ZoneFilterFactory();
    }

    @Override
    protected ZoneFilterFactory.Parameters parameters() {
        return new ZoneFilterFactory.Parameters("zone-1");
    }

    @Override
    protected List<Supplier<ZoneFilterFactory.Parameters>> unusableParameters() {
        return List.of(() -> new ZoneFilterFactory.Parameters(""));
    }
}
