package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.Filter;
import dev.sluice.spi.NoParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchedulersTest {
    private static final Filter ALL = (request, candidates) -> endpoint -> true;
    private static final PluginCatalog CATALOG = FakeFactory.catalog(
            FakeFactory.of("queue-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("label-filter", ALL),
            FakeFactory.of("random-picker", HIGHEST_FIRST),
            new FakeFactory<>("zone-filter", Zone.class, (parameters, context) -> {
                throw new IllegalArgumentException("wanted a zone of this region, found " + parameters.zone());
            }),
            new FakeFactory<>("broken-filter", NoParameters.class, (parameters, context) -> {
                throw new NoClassDefFoundError("com/example/Gone");
            }),
            Fixtures.maxScorePicker());

    public record Zone(String zone) {}

    @Test
    void passes_a_picker_that_can_be_built() {
        assertThatCode(() -> check(List.of(plugin("queue-scorer"), plugin("random-picker"))))
                .doesNotThrowAnyException();
    }

    @Test
    void names_the_nearest_type_to_an_unknown_one() {
        assertRefused(
                () -> check(List.of(plugin("label-filter"), plugin("queue-scoring"))),
                "pools[llama].picker.plugins[1].type: unknown plugin type queue-scoring; nearest is queue-scorer"
                        + " (known: broken-filter, label-filter, max-score-picker, queue-scorer, random-picker, zone-filter)");
    }

    @Test
    void says_that_no_types_are_known_where_no_jar_offers_any() {
        assertRefused(
                () -> Schedulers.check(
                        Fixtures.pool(new PickerSpec(List.of(), List.of())), new PluginCatalog(Map.of())),
                "pools[llama].picker.plugins[0].type: unknown plugin type approx-prefix-cache-producer; none is known here");
    }

    @Test
    void names_the_nearest_plugin_to_an_unknown_reference() {
        assertRefused(
                () -> check(List.of(plugin("queue-scorer"), plugin("label-filter")), new PluginRef("queue", 1)),
                "pools[llama].picker.schedulingProfiles[0].plugins[0].pluginRef: no plugin is named queue;"
                        + " nearest is queue-scorer (known: label-filter, queue-scorer)");
    }

    @Test
    void refuses_parameters_that_are_unknown_or_missing() {
        assertRefused(
                () -> check(List.of(new PluginSpec("", "zone-filter", Map.of("zon", "a")))),
                "pools[llama].picker.plugins[0].parameters.zon: unknown key; nearest is zone (known: zone)");
        assertRefused(
                () -> check(List.of(plugin("zone-filter"))),
                "pools[llama].picker.plugins[0].parameters.zone: missing; wanted a string");
    }

    @Test
    void passes_on_what_a_factory_finds_wrong_with_its_parameters() {
        assertRefused(
                () -> check(List.of(new PluginSpec("", "zone-filter", Map.of("zone", "moon")))),
                "pools[llama].picker.plugins[0].parameters: wanted a zone of this region, found moon");
    }

    @Test
    void refuses_a_plugin_that_fails_to_start() {
        assertRefused(
                () -> check(List.of(plugin("broken-filter"))),
                "pools[llama].picker.plugins[0].parameters: the plugin broken-filter failed to start:"
                        + " java.lang.NoClassDefFoundError: com/example/Gone");
    }

    @Test
    void refuses_two_plugins_of_one_name() {
        assertRefused(
                () -> check(List.of(plugin("queue-scorer"), new PluginSpec("queue-scorer", "label-filter", Map.of()))),
                "pools[llama].picker.plugins[1].name: there is a plugin named queue-scorer above");
    }

    @Test
    void refuses_two_pickers() {
        assertRefused(
                () -> check(List.of(plugin("random-picker"), plugin("max-score-picker"))),
                "pools[llama].picker.schedulingProfiles[0].plugins[1].pluginRef:"
                        + " wanted one picker, found random-picker and max-score-picker");
    }

    @Test
    void refuses_two_profiles_of_one_name() {
        assertRefused(
                () -> Schedulers.check(Fixtures.pool(profiles("default", "default")), CATALOG),
                "pools[llama].picker.schedulingProfiles[1].name: there is a profile named default above");
    }

    @Test
    void refuses_two_profiles_without_a_handler_that_runs_both() {
        assertRefused(
                () -> Schedulers.check(Fixtures.pool(profiles("prefill", "decode")), CATALOG),
                "pools[llama].picker.schedulingProfiles: wanted one profile, as single-profile-handler runs one and"
                        + " there is no disagg-profile-handler, found 2");
    }

    @Test
    void refuses_two_handlers() {
        assertRefused(
                () -> check(List.of(
                        plugin("queue-scorer"), plugin("single-profile-handler"), plugin("pd-profile-handler"))),
                "pools[llama].picker.plugins[2].type:"
                        + " wanted one profile handler, found single-profile-handler and pd-profile-handler");
    }

    @Test
    void passes_over_types_that_change_nothing() {
        assertThatCode(() -> check(
                        List.of(plugin("file-discovery"), plugin("openai-parser"), plugin("queue-scorer")),
                        new PluginRef("queue-scorer", 2)))
                .doesNotThrowAnyException();
    }

    private static PickerSpec profiles(String... names) {
        return new PickerSpec(
                List.of(plugin("queue-scorer")),
                Stream.of(names)
                        .map(name -> new ProfileSpec(name, List.of(new PluginRef("queue-scorer", 1))))
                        .toList());
    }

    @Test
    void refuses_a_weight_that_would_have_no_effect() {
        assertRefused(
                () -> check(List.of(plugin("label-filter")), new PluginRef("label-filter", 2)),
                "pools[llama].picker.schedulingProfiles[0].plugins[0].weight:"
                        + " only scorers have a weight, and label-filter is none");
    }

    private static void check(List<PluginSpec> plugins, PluginRef... refs) {
        List<ProfileSpec> profiles = refs.length == 0 ? List.of() : List.of(new ProfileSpec("default", List.of(refs)));
        Schedulers.check(Fixtures.pool(new PickerSpec(plugins, profiles)), CATALOG);
    }

    private static PluginSpec plugin(String type) {
        return new PluginSpec("", type, Map.of());
    }

    private static void assertRefused(Runnable check, String message) {
        assertThatThrownBy(check::run)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
