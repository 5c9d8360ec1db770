package dev.sluice.scheduling;

import dev.sluice.spi.PluginContext;
import dev.sluice.testkit.EndpointDraft;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** What plugins under test draw on. */
final class Contexts {
    /** Dice of a fixed seed, and a clock that stands at the time of the drafted samples. */
    static final PluginContext ALONE = at(InstantSource.fixed(EndpointDraft.TAKEN_AT));

    private Contexts() {}

    static PluginContext at(InstantSource clock) {
        return new PluginContext(new SplittableRandom(11), clock);
    }
}
