package dev.sluice.spi;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a plugin may draw on besides its parameters.
 *
 * @param random the dice of this plugin; seeded where a run is to be repeated
 * @param clock the time of the gateway
 * @param producers the other plugins of the pool
 */
public record PluginContext(RandomGenerator random, InstantSource clock, Producers producers) {
    /** For a plugin that stands alone. */
    public PluginContext(RandomGenerator random, InstantSource clock) {
        this(random, clock, Producers.NONE);
    }
}
