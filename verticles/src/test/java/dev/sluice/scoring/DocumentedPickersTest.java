package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.picker.OtherTypes;
import dev.sluice.picker.PickerText;
import dev.sluice.picker.Remark;
import dev.sluice.spi.PluginFactory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says of pickers holds for the shipped plugins. */
class DocumentedPickersTest {
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Path PLUGINS_PAGE = Path.of("../docs/plugins.md");
    private static final PluginCatalog CATALOG = catalog();

    @Test
    void the_picker_on_the_page_can_be_built() throws IOException {
        assertBuilds(json(PLUGINS_PAGE));
    }

    @Test
    void the_picker_in_the_example_can_be_built() throws IOException {
        JsonObject pool = new JsonObject("{" + read(Path.of("../plugins/example/README.md")) + "}");
        assertBuilds(pool.getJsonObject("picker"));
    }

    @Test
    void the_picker_of_two_legs_can_be_built() throws IOException {
        String page = Files.readString(Path.of("../docs/disaggregation.md"));
        String yaml = YAML.matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        PoolSpec pool = Fixtures.pool(PickerText.read(yaml), "a", "b");
        assertThatCode(() -> Schedulers.check(pool, CATALOG)).doesNotThrowAnyException();
    }

    @Test
    void no_shipped_type_is_said_to_be_without_effect() {
        assertThat(CATALOG.factories().keySet()).noneMatch(OtherTypes::include);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disaggregatedset-rollout-screener",
                "data-parallel-profile-handler",
                "header-profile-handler",
                "latency-scorer",
                "latency-slo-admitter",
                "mm-embeddings-cache-producer",
                "mm-embeddings-cache-scorer",
                "multicluster-prefix-cache-scorer",
                "p2p-source-producer",
                "predicted-latency-producer",
                "probabilistic-admitter",
                "request-attribute-reporter",
                "sglanghttp-parser",
                "slo-headroom-tier-filter",
                "topology-affinity-filter",
                "topology-affinity-scorer",
                "vertexai-parser",
            })
    void a_type_that_there_is_not_is_refused_unless_the_picker_goes_on_without(String type) {
        PickerSpec picker = PickerText.read("{kind: EndpointPickerConfig, plugins: [{type: " + type + "}]}");
        assertThatThrownBy(() -> Schedulers.check(Fixtures.pool(picker, "a"), CATALOG))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("pools\\[.*]\\.picker\\.plugins\\[0]: the plugin " + type + " .*: .*;"
                        + " leave it out, or set unservedPlugins to warn");
        assertThat(Schedulers.remarks(Fixtures.pool(picker.withoutUnserved(), "a"), CATALOG))
                .singleElement()
                .matches(Remark::warns);
    }

    @Test
    void a_pool_without_a_picker_can_be_built() {
        assertBuilds(new JsonObject());
    }

    @Test
    void every_shipped_type_is_on_the_page() throws IOException {
        String page = Files.readString(PLUGINS_PAGE);
        assertThat(CATALOG.factories().keySet())
                .isNotEmpty()
                .filteredOn(type -> !type.equals("label-preference-scorer"))
                .allSatisfy(type -> assertThat(page).contains("| `" + type + "` |"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue-scorer", "active-request-scorer", "weighted-random-picker"})
    void a_type_without_parameters_can_be_built(String type) {
        assertBuilds(new JsonObject(Map.of("plugins", List.of(Map.of("type", type)))));
    }

    private static void assertBuilds(JsonObject json) {
        PickerSpec picker = Binder.bind("picker", json.getMap(), PickerSpec.class);
        PoolSpec pool = Fixtures.pool(picker, "a");
        assertThatCode(() -> Schedulers.check(pool, CATALOG)).doesNotThrowAnyException();
    }

    private static JsonObject json(Path page) throws IOException {
        return new JsonObject(read(page));
    }

    private static String read(Path page) throws IOException {
        return JSON.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static PluginCatalog catalog() {
        Map<String, PluginFactory<?>> factories = ServiceLoader.load(PluginFactory.class).stream()
                .map(provider -> (PluginFactory<?>) provider.get())
                .collect(Collectors.toMap(PluginFactory::type, Function.identity()));
        return new PluginCatalog(factories);
    }
}
