package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.PluginFactory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of shipped plugins, written as llm-d's users write them. */
class ShippedParametersTest {
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final PluginCatalog CATALOG = new PluginCatalog(ServiceLoader.load(PluginFactory.class).stream()
            .map(provider -> (PluginFactory<?>) provider.get())
            .collect(Collectors.toMap(PluginFactory::type, Function.identity())));

    @Test
    void every_picker_on_the_page_of_plugins_can_be_built() throws IOException {
        String page = Files.readString(Path.of("../docs/plugins.md"));
        Stream<String> examples = JSON.matcher(page).results().map(found -> found.group(1));
        assertThatCode(() -> examples.forEach(ShippedParametersTest::build)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: load-aware-scorer, parameters: {threshold: 64}}",
                "{type: context-length-aware, parameters: {enableFiltering: true}}",
                "{type: session-affinity-scorer}",
                "{type: session-affinity-filter, parameters: {strategy: session_id}}",
                "{type: session-affinity-filter, parameters: {encodedEndpointHeaderConfig: {header: x-token}}}",
                "{type: session-affinity-scorer, parameters: {strategy: session_id, sessionIdConfig:"
                        + " {sources: [{header: x-a}, {header: X-B}], evictionTtlSeconds: 0.5}}}",
                "{type: header-label-affinity-scorer, parameters: {headerName: x-zone, labelKey: zone}}",
                "{type: endpoint-attribute-scorer, parameters: {attributeKey: waiting-queue,"
                        + " algorithm: {type: linear_lower_is_better}}}",
                "{type: endpoint-attribute-scorer, parameters: {attributeKey: kv-cache-utilization, algorithm:"
                        + " {type: linear_lower_is_better, normalization: {fixedRange: {min: 0, max: 1}}}}}",
                "{type: endpoint-attribute-scorer, parameters: {attributeKey: 'label:a.b/c', algorithm:"
                        + " {type: linear_higher_is_better, normalization: {adaptiveRange: {}}}}}",
                "{type: endpoint-attribute-filter, parameters: {attribute: running-requests, onMissing: Fail,"
                        + " algorithm: {type: threshold, threshold: {operator: LessThanOrEqual, value: 10}}}}",
                "{type: label-selector-filter, parameters: {matchLabels: {gpu: H100},"
                        + " matchExpressions: [{key: a, operator: NotIn, values: [b]}, {key: c, operator: DoesNotExist}]}}",
                "{type: by-label-selector, parameters: {matchLabels: {gpu: H100}}}",
                "{type: by-label, parameters: {label: zone, validValues: [a], allowsNoLabel: true}}",
                "{type: utilization-filter, parameters: {conditions: [{metric: waiting-queue, maxValue: 5}]}}",
                "{type: utilization-detector, parameters: {metricsStalenessThreshold: 100ms, headroom: 0.2}}",
                "{type: concurrency-detector, parameters: {concurrencyMode: hybrid}}",
                "{type: decode-filter}",
                "{type: prefill-filter}",
                "{type: encode-filter}",
                "{type: header-based-testing-filter}"
            })
    void are_taken(String plugin) {
        assertThatCode(() -> build(picker(plugin))).doesNotThrowAnyException();
    }

    @Test
    void let_two_plugins_share_sessions() {
        String filter = "{name: pin, type: session-affinity-filter, parameters: {strategy: session_id}}";
        String scorer = "{type: session-affinity-scorer, parameters:"
                + " {strategy: session_id, sessionIdConfig: {bindingsOf: pin}}}";
        assertThatCode(() -> build(picker(scorer + ", " + filter))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: utilization-filter, parameters: {conditions: []}}|wanted one or more conditions, found none",
                "{type: endpoint-attribute-scorer, parameters: {attributeKey: waiting, algorithm:"
                        + " {type: linear_lower_is_better}}}|nearest is waiting-queue",
                "{type: session-affinity-filter, parameters: {strategy: session_id, sessionIdConfig:"
                        + " {sources: [{cookieName: sid}]}}}|plugins see no cookies",
                "{type: session-affinity-filter, parameters: {strategy: sesion_id}}|nearest is session_id",
                "{type: session-affinity-scorer, parameters: {strategy: session_id, sessionIdConfig:"
                        + " {bindingsOf: pin}}}|unknown plugin type pin"
            })
    void are_refused_in_a_sentence(String plugin, String sentence) {
        assertThatThrownBy(() -> build(picker(plugin)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    /** JSON of a picker whose words stand without quotes. */
    private static String picker(String plugins) {
        String quoted = Pattern.compile("'([^']*)'|([A-Za-z][A-Za-z0-9_.-]*|[0-9.]+[a-z]+)")
                .matcher("{plugins: [" + plugins + "]}")
                .replaceAll(word -> word.group(1) != null
                        ? "\"" + word.group(1) + "\""
                        : word.group(2).equals("true") ? "true" : "\"" + word.group(2) + "\"");
        return quoted;
    }

    private static void build(String json) {
        PickerSpec picker = Binder.bind("picker", new JsonObject(json).getMap(), PickerSpec.class);
        Schedulers.check(Fixtures.pool(picker, "a"), CATALOG);
    }
}
