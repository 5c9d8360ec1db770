package dev.sluice.message;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where an endpoint picker learns of its endpoints, as an EndpointPickerConfig has it. The gateway finds and polls
 * endpoints in its own way, so nothing here changes what it does.
 *
 * @param injectDefaults whether metrics are polled without being asked for
 * @param sources where facts of endpoints come from
 * @param discovery where endpoints come from
 * @param peerDiscovery where other replicas come from
 * @param crossReplicaSyncerPluginRef what tells other replicas
 * @param crossReplicaSyncInterval how often
 */
public record DataLayerSpec(
        @Default("true") boolean injectDefaults,
        @Default("[]") List<DataSource> sources,
        Optional<PluginName> discovery,
        Optional<PluginName> peerDiscovery,
        Optional<String> crossReplicaSyncerPluginRef,
        @Default("200ms") Duration crossReplicaSyncInterval) {
    /** What a picker without this section has. */
    public static final DataLayerSpec USUAL = new DataLayerSpec(
            true, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMillis(200));

    public DataLayerSpec {
        sources = List.copyOf(sources);
    }

    /**
     * One source.
     *
     * @param extractors what reads its answers
     */
    public record DataSource(
            String pluginRef, @Default("[]") List<PluginName> extractors) {
        public DataSource {
            extractors = List.copyOf(extractors);
        }
    }
}
