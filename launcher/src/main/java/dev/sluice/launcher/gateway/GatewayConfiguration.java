package dev.sluice.launcher.gateway;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.ConfigurationFile;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that {@code conf/gateway.json} says.
 *
 * @param pluginsDirectory where plugin jars are dropped in; need not exist
 * @param transport how sockets are served
 * @param eventLoops threads that serve sockets; 0 is one a core
 * @param verticles what is deployed; empty is everything, with defaults
 * @param pools at least one
 */
public record GatewayConfiguration(
        @Default("plugins") Path pluginsDirectory,
        @Default("{}") DrainOptions drain,
        @Default("auto") TransportChoice transport,
        @Default("0") int eventLoops,
        @Default("[]") List<VerticleSpec> verticles,
        List<PoolSpec> pools) {
    public GatewayConfiguration {
        if (eventLoops < 0 || eventLoops > 1024) {
            throw new ConfigurationException("eventLoops", "wanted 0 to 1024, found " + eventLoops);
        }
        if (pools.isEmpty()) {
            throw new ConfigurationException("pools", "wanted at least one pool");
        }
        Set<String> names = new HashSet<>();
        for (int index = 0; index < pools.size(); index++) {
            String name = pools.get(index).name();
            if (name.isBlank() || !names.add(name)) {
                throw new ConfigurationException(
                        "pools[" + index + "].name",
                        name.isBlank() ? "wanted a name" : "there is another pool named " + name);
            }
        }
        verticles = verticles.isEmpty() ? VerticleSpec.ALL : List.copyOf(verticles);
        pools = List.copyOf(pools);
        eventLoops = eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }

    /**
     * Reads a file and the environment of this process.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static GatewayConfiguration read(Path file) {
        return Binder.bind(
                "",
                ConfigurationFile.read(file, name -> Optional.ofNullable(System.getenv(name))),
                GatewayConfiguration.class);
    }
}
