package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.picker.PickerText;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations with {@code precise-prefix-cache-scorer}, which is a producer and a scorer in one. */
class OlderPrecisePickersTest {
    private static final PluginCatalog CATALOG = new PluginCatalog(ServiceLoader.load(PluginFactory.class).stream()
            .map(provider -> (PluginFactory<?>) provider.get())
            .collect(Collectors.toMap(PluginFactory::type, Function.identity())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{tokenProcessorConfig: {blockSize: 64, hashSeed: '42'}}",
                "{tokenProcessorConfig: {blockSizeTokens: 16, hashAlgorithm: xxh64}}",
                "{indexerConfig: {tokenProcessorConfig: {blockSize: 16, hashSeed: '42'}}}",
                "{indexerConfig: {speculativeIndexing: true}, speculativeTTL: 3s}",
                "{indexerConfig: {kvBlockIndexConfig: {enableMetrics: true, metricsLoggingInterval: 60000000000}}}",
                "{indexerConfig: {kvBlockIndexConfig: {inMemoryConfig: {size: 100000000, podCacheSize: 10}}}}",
                "{kvEventsConfig: {topicFilter: 'kv@', concurrency: 4, discoverPods: true,"
                        + " podDiscoveryConfig: {socketPort: 5557}}}",
            })
    void are_heard_as_a_producer_is(String parameters) {
        Scheduler scheduler = Schedulers.of(
                Fixtures.pool(picker(parameters), "a"),
                CATALOG,
                new PluginContext(new SplittableRandom(1), InstantSource.system()));
        assertThat(scheduler.participants().kvEventSources())
                .singleElement()
                .satisfies(source -> assertThat(source.port()).isEqualTo(5557));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{indexerConfig: {tokenizersPoolConfig: {modelName: a}}}|wanted no tokenizersPoolConfig: the gateway holds no",
                "{indexerConfig: {prefixStoreConfig: {blockSize: 16}}}|wanted no prefixStoreConfig: the gateway holds no",
                "{indexerConfig: {kvBlockIndexConfig: {redisConfig: {address: a}}}}|wanted inMemoryConfig: every gateway",
                "{indexerConfig: {kvBlockIndexConfig: {valkeyConfig: {address: a}}}}|wanted inMemoryConfig: every gateway",
                "{kvEventsConfig: {zmqEndpoint: 'tcp://*:5557', discoverPods: false}}|wanted no zmqEndpoint",
                "{kvEventsConfig: {engineType: tgi}}|wanted an engineType of vllm or sglang, found tgi",
                "{tokenProcessorConfig: {}, indexerConfig: {tokenProcessorConfig: {}}}|wanted one tokenProcessorConfig",
                "{tokenProcesorConfig: {}}|unknown key; nearest is tokenProcessorConfig",
            })
    void are_refused_where_they_ask_for_what_there_is_not(String parameters, String sentence) {
        assertThatThrownBy(() -> Schedulers.check(Fixtures.pool(picker(parameters), "a"), CATALOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".picker.plugins[0].parameters")
                .hasMessageContaining(sentence);
    }

    private static PickerSpec picker(String parameters) {
        return PickerText.read("{kind: EndpointPickerConfig, plugins: [{type: precise-prefix-cache-scorer, parameters: "
                + parameters + "}]}");
    }
}
