package dev.sluice.launcher.gateway;

import dev.sluice.cluster.Revision;
import dev.sluice.launcher.plugins.PluginSource;
import java.time.Duration;
import java.util.List;

/**
 * What a gateway is made of besides its configuration.
 *
 * @param kinds the verticles there are, in the order of deployment
 * @param plugins the jars that ship with it
 * @param pluginInterval between two looks at the plugins directory
 * @param revision what it says of itself to others
 */
public record Parts(
        List<VerticleKind<?>> kinds, List<PluginSource> plugins, Duration pluginInterval, Revision revision) {
    public Parts {
        kinds = List.copyOf(kinds);
        plugins = List.copyOf(plugins);
    }

    /** What this jar holds. */
    public static Parts shipped() {
        return shipped(Revision.UNKNOWN);
    }

    /** The same, which can say of itself what it is. */
    public static Parts shipped(Revision revision) {
        return new Parts(KnownVerticles.all(), PluginSource.shipped(), Duration.ofSeconds(1), revision);
    }
}
