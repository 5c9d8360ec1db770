package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.PluginCatalog;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PluginSetTest {
    private static final PluginFactory<?> LOAD = FakeFactory.of("load-producer", new Load());
    private static final PluginFactory<?> OTHER = FakeFactory.of("other", Fixtures.LEAST_IN_FLIGHT);

    @Test
    void builds_a_plugin_after_those_that_it_draws_on() {
        PluginSet set = set(List.of(plugin("s", "load-scorer"), plugin("l", "load-producer")), drawing("l"), LOAD);
        set.build();
        assertThat(set.plugins().keySet()).containsExactly("l", "s");
    }

    @Test
    void finds_a_producer_by_its_type_where_it_has_a_name_of_its_own() {
        PluginSet set =
                set(List.of(plugin("s", "load-scorer"), plugin("l", "load-producer")), drawing("load-producer"), LOAD);
        set.build();
        assertThat(set.plugins().keySet()).containsExactly("l", "s");
    }

    @Test
    void makes_a_producer_that_is_not_declared() {
        PluginSet set = set(List.of(plugin("s", "load-scorer")), drawing("load-producer"), LOAD);
        set.build();
        assertThat(set.plugins().keySet()).containsExactly("load-producer", "s");
        assertThat(set.names()).containsExactly("s");
    }

    @Test
    void gives_every_plugin_that_draws_on_a_producer_the_same_one() {
        PluginSet set = set(
                List.of(plugin("one", "load-scorer"), plugin("two", "load-scorer")), drawing("load-producer"), LOAD);
        set.build();
        assertThat(set.plugins().keySet()).containsExactly("load-producer", "one", "two");
    }

    @Test
    void refuses_a_producer_that_does_not_tell_what_is_needed() {
        PluginSet set = set(List.of(plugin("s", "load-scorer")), drawing("other"), OTHER);
        assertThatThrownBy(set::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("picker.plugins[0].parameters: the plugin other tells nothing of what is needed,"
                        + " InFlightLoad");
    }

    @Test
    void refuses_a_producer_that_nobody_offers() {
        PluginSet set = set(List.of(plugin("s", "load-scorer")), drawing("load-produce"), LOAD);
        assertThatThrownBy(set::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown plugin type load-produce")
                .hasMessageContaining("load-producer");
    }

    @Test
    void refuses_plugins_that_draw_on_each_other() {
        PluginSet set = set(List.of(plugin("s", "load-scorer")), drawing("s"), LOAD);
        assertThatThrownBy(set::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("picker.plugins[0].parameters: the plugins s draw on each other");
    }

    @Test
    void refuses_two_plugins_of_one_name() {
        assertThatThrownBy(() -> set(List.of(plugin("a", "other"), plugin("a", "other")), OTHER))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("picker.plugins[1].name: there is a plugin named a above");
    }

    /** A scorer that draws on the plugin of a name. */
    private static PluginFactory<?> drawing(String name) {
        return new FakeFactory<>("load-scorer", NoParameters.class, (parameters, context) -> {
            InFlightLoad load = context.producers().need(InFlightLoad.class, name);
            return (Scorer) (request, candidates) -> endpoint -> load.requests(endpoint);
        });
    }

    private static PluginSet set(List<PluginSpec> plugins, PluginFactory<?>... factories) {
        PluginCatalog catalog = FakeFactory.catalog(factories);
        var context = new PluginContext(new SplittableRandom(1), InstantSource.system());
        List<Declared> declared = new DeclaredPlugins("picker", plugins, catalog).built();
        return new PluginSet("picker", declared, new PluginBuilder(catalog, context));
    }

    private static PluginSpec plugin(String name, String type) {
        return new PluginSpec(name, type, Map.of());
    }

    /** Tells of no load at all. */
    private static final class Load implements DataProducer, InFlightLoad {
        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {}

        @Override
        public int requests(Endpoint endpoint) {
            return 0;
        }

        @Override
        public long tokens(Endpoint endpoint) {
            return 0;
        }
    }
}
