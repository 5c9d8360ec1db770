package dev.sluice.launcher.gateway;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.ConfigurationFile;
import dev.sluice.ledger.LedgerOptions;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that {@code conf/gateway.json} says.
 *
 * @param pluginsDirectory where plugin jars are dropped in; need not exist
 * @param transport how sockets are served
 * @param eventLoops threads that serve sockets; 0 is one a core
 * @param verticles what is deployed; empty is everything, with defaults
 * @param pools at least one, unless documents make some
 */
public record GatewayConfiguration(
        @Default("plugins") Path pluginsDirectory,
        @Default("{}") DrainOptions drain,
        @Default("auto") TransportChoice transport,
        @Default("0") int eventLoops,
        @Default("[]") List<VerticleSpec> verticles,
        @Default("[]") List<PoolSpec> pools) {
    /** The verticle that reads documents, which make pools and listeners of their own. */
    static final String RESOURCES = "resources";
    /** The verticle that finds other gateways. */
    static final String CLUSTER = "cluster";

    public GatewayConfiguration {
        if (eventLoops < 0 || eventLoops > 1024) {
            throw new ConfigurationException("eventLoops", "wanted 0 to 1024, found " + eventLoops);
        }
        if (!readsDocuments(verticles)) {
            if (pools.isEmpty()) {
                throw new ConfigurationException(
                        "pools", "wanted at least one pool, or " + RESOURCES + " among the verticles");
            }
            refuseNoListener(verticles);
        }
        CallersCheck.check(verticles);
        LimitsCheck.check(verticles);
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
        pools = PickerFiles.filled(pools);
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

    /** The same, in a cluster that a Hazelcast configuration describes; other options of the verticle stay. */
    public GatewayConfiguration inCluster(Path hazelcast) {
        VerticleSpec before = verticles.stream()
                .filter(GatewayConfiguration::isCluster)
                .findFirst()
                .orElse(VerticleSpec.of(CLUSTER));
        Map<String, Object> options = new HashMap<>(before.options());
        options.put("hazelcast", hazelcast.toString());
        List<VerticleSpec> others =
                verticles.stream().filter(spec -> !isCluster(spec)).toList();
        List<VerticleSpec> all =
                Stream.concat(others.stream(), Stream.of(before.with(options))).toList();
        return new GatewayConfiguration(pluginsDirectory, drain, transport, eventLoops, all, pools);
    }

    /** Whether there are to be other gateways. */
    boolean isClustered() {
        return verticles.stream().anyMatch(GatewayConfiguration::isCluster);
    }

    private static boolean isCluster(VerticleSpec spec) {
        return spec.verticle().equals(CLUSTER);
    }

    /**
     * Where its ledger is.
     *
     * @throws ConfigurationException where it has none
     */
    public LedgerOptions ledger() {
        for (int index = 0; index < verticles.size(); index++) {
            VerticleSpec spec = verticles.get(index);
            if (spec.verticle().equals(KnownVerticles.LEDGER)) {
                return Binder.bind("verticles[" + index + "].options", spec.options(), LedgerOptions.class);
            }
        }
        throw new ConfigurationException("verticles", "wanted " + KnownVerticles.LEDGER + " among them");
    }

    /** Whether there is somebody who keeps limits. */
    boolean keepsLimits() {
        return verticles.stream().anyMatch(spec -> spec.verticle().equals("quota"));
    }

    /** Whether documents make pools and routes. */
    boolean readsDocuments() {
        return readsDocuments(verticles);
    }

    private static boolean readsDocuments(List<VerticleSpec> verticles) {
        return verticles.stream().anyMatch(spec -> spec.verticle().equals(RESOURCES));
    }

    private static void refuseNoListener(List<VerticleSpec> verticles) {
        for (int index = 0; index < verticles.size(); index++) {
            VerticleSpec spec = verticles.get(index);
            if (spec.verticle().equals("ingress")
                    && List.of().equals(spec.options().get("listeners"))) {
                throw new ConfigurationException(
                        "verticles[" + index + "].options.listeners",
                        "wanted at least one listener, or " + RESOURCES + " among the verticles");
            }
        }
    }
}
