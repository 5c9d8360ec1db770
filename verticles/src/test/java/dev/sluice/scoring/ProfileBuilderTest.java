package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginRef;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PickerSpec.ProfileSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.scoring.Profile.WeightedScorer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Scorer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ProfileBuilderTest {
    private static final Filter ALL = (request, candidates) -> endpoint -> true;
    private static final PluginCatalog CATALOG = FakeFactory.catalog(
            FakeFactory.of("queue-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("kv-cache-utilization-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("lora-affinity-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("active-request-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("prefill-work-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("approx-prefix-cache-producer", LEAST_IN_FLIGHT),
            FakeFactory.of("random-picker", HIGHEST_FIRST),
            FakeFactory.of("label-filter", ALL),
            FakeFactory.of("other-filter", ALL),
            Fixtures.maxScorePicker());

    @Test
    void goes_by_the_work_ahead_of_a_request_where_nothing_is_configured() {
        Steps steps = steps(List.of(), List.of());
        assertThat(steps.scorers())
                .extracting(WeightedScorer::name, WeightedScorer::weight)
                .containsExactly(tuple("prefill-work-scorer", 1.0));
        assertThat(steps.filters()).isEmpty();
        assertThat(picks(steps)).isEqualTo(3);
    }

    @Test
    void takes_every_plugin_with_weight_1_where_no_profile_is_configured() {
        Steps steps = steps(
                List.of(
                        plugin("", "other-filter"),
                        plugin("q", "queue-scorer"),
                        plugin("", "label-filter"),
                        plugin("", "lora-affinity-scorer"),
                        plugin("", "random-picker")),
                List.of());
        assertThat(steps.filters()).extracting(NamedFilter::name).containsExactly("other-filter", "label-filter");
        assertThat(steps.scorers())
                .extracting(WeightedScorer::name, WeightedScorer::weight)
                .containsExactly(tuple("q", 1.0), tuple("lora-affinity-scorer", 1.0));
        assertThat(steps.picker().name()).isEqualTo("random-picker");
    }

    @Test
    void takes_the_plugins_that_the_profile_refers_to_in_its_order() {
        Steps steps = steps(
                List.of(plugin("q", "queue-scorer"), plugin("", "label-filter"), plugin("l", "lora-affinity-scorer")),
                List.of(profile(new PluginRef("l", 0.5), new PluginRef("q", 3))));
        assertThat(steps.filters()).isEmpty();
        assertThat(steps.scorers())
                .extracting(WeightedScorer::name, WeightedScorer::weight)
                .containsExactly(tuple("l", 0.5), tuple("q", 3.0));
    }

    @Test
    void picks_the_three_highest_scores_where_the_profile_names_no_picker() {
        Steps steps = steps(List.of(plugin("", "queue-scorer")), List.of());
        assertThat(steps.picker().name()).isEqualTo("max-score-picker");
        assertThat(picks(steps)).isEqualTo(3);
    }

    @Test
    void takes_a_plugin_that_filters_and_scores_for_both() {
        record Both() implements Filter, Scorer {
            @Override
            public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
                return endpoint -> true;
            }

            @Override
            public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
                return endpoint -> 1;
            }
        }
        PluginCatalog catalog = FakeFactory.catalog(FakeFactory.of("both", new Both()), Fixtures.maxScorePicker());
        var spec = new PickerSpec(List.of(plugin("", "both")), List.of(profile(new PluginRef("both", 2))));
        Steps steps = steps(catalog, spec);
        assertThat(steps.filters()).extracting(NamedFilter::name).containsExactly("both");
        assertThat(steps.scorers())
                .extracting(WeightedScorer::name, WeightedScorer::weight)
                .containsExactly(tuple("both", 2.0));
    }

    @Test
    void binds_the_parameters_of_a_plugin() {
        var picker = new PluginSpec("", "max-score-picker", Map.of("maxNumOfEndpoints", 2));
        assertThat(picks(steps(List.of(picker), List.of()))).isEqualTo(2);
    }

    @Test
    void gives_each_plugin_dice_of_its_own_that_a_seed_repeats() {
        assertThat(drawn()).doesNotHaveDuplicates().hasSize(2).isEqualTo(drawn());
    }

    private static List<Long> drawn() {
        List<Long> drawn = new ArrayList<>();
        PluginCatalog catalog = FakeFactory.catalog(
                Fixtures.maxScorePicker(),
                new FakeFactory<>("dice-filter", NoParameters.class, (parameters, context) -> {
                    drawn.add(context.random().nextLong());
                    return ALL;
                }));
        var spec = new PickerSpec(List.of(plugin("one", "dice-filter"), plugin("two", "dice-filter")), List.of());
        assertThat(steps(catalog, spec).filters()).hasSize(2);
        return drawn;
    }

    private static Steps steps(List<PluginSpec> plugins, List<ProfileSpec> profiles) {
        return steps(CATALOG, new PickerSpec(plugins, profiles));
    }

    private static Steps steps(PluginCatalog catalog, PickerSpec picker) {
        var context = new PluginContext(new SplittableRandom(5), InstantSource.system());
        PickerSpec spec = DefaultPicker.fill(picker);
        DeclaredPlugins declared = new DeclaredPlugins("picker", spec.plugins(), catalog);
        PluginSet plugins = new PluginSet("picker", declared.built(), new PluginBuilder(catalog, context));
        plugins.build();
        return new ProfileBuilder("picker.schedulingProfiles[0]", plugins, declared)
                .build(DefaultPicker.profiles(spec, declared).get(0));
    }

    private static int picks(Steps steps) {
        var profile = new Profile(steps, (plugin, failure) -> {
            throw new IllegalStateException(failure);
        });
        return profile.schedule(Fixtures.request(1), ProfileTest.filled(new Candidates(), "a", "b", "c", "d", "e"))
                .size();
    }

    private static PluginSpec plugin(String name, String type) {
        return new PluginSpec(name, type, Map.of());
    }

    private static ProfileSpec profile(PluginRef... refs) {
        return new ProfileSpec("default", List.of(refs));
    }
}
