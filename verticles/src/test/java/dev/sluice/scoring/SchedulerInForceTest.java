package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SchedulerInForceTest {
    private final PluginFactory<?> picker = Fixtures.maxScorePicker();
    private final PluginFactory<?> scorer = scorer();
    private final SchedulerInForce inForce = new SchedulerInForce(
            Fixtures.pool(new PickerSpec(List.of(new PluginSpec("", "test-scorer", Map.of())), List.of())),
            FakeFactory.catalog(picker, scorer),
            new PluginContext(new SplittableRandom(1), InstantSource.system()),
            PluginBudget.UNLIMITED);
    private final Scheduler first = inForce.scheduler();

    @Test
    void stays_where_the_plugins_it_uses_are_the_same() {
        inForce.rebuild(FakeFactory.catalog(picker, scorer, FakeFactory.of("other-scorer", LEAST_IN_FLIGHT)));
        assertThat(inForce.scheduler()).isSameAs(first);
    }

    @Test
    void is_built_again_where_a_plugin_it_uses_was_replaced() {
        PluginFactory<?> replacement = scorer();
        inForce.rebuild(FakeFactory.catalog(picker, replacement));
        Scheduler second = inForce.scheduler();
        assertThat(second).isNotSameAs(first);
        inForce.rebuild(FakeFactory.catalog(picker, replacement));
        assertThat(inForce.scheduler()).isSameAs(second);
    }

    @Test
    void stays_where_a_plugin_it_uses_is_gone() {
        assertThatThrownBy(() -> inForce.rebuild(FakeFactory.catalog(picker)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown plugin type test-scorer");
        assertThat(inForce.scheduler()).isSameAs(first);
    }

    @Test
    void is_built_again_where_a_plugin_that_was_gone_is_back() {
        assertThatThrownBy(() -> inForce.rebuild(FakeFactory.catalog(picker)))
                .isInstanceOf(ConfigurationException.class);
        inForce.rebuild(FakeFactory.catalog(picker, scorer()));
        assertThat(inForce.scheduler()).isNotSameAs(first);
    }

    @Test
    void is_built_again_where_a_plugin_that_another_draws_on_was_replaced() {
        PluginFactory<?> drawing = new FakeFactory<>("drawing-scorer", NoParameters.class, (parameters, context) -> {
            assertThat(context.producers().need(Scorer.class, "test-scorer")).isNotNull();
            return LEAST_IN_FLIGHT;
        });
        SchedulerInForce drawn = new SchedulerInForce(
                Fixtures.pool(new PickerSpec(List.of(new PluginSpec("", "drawing-scorer", Map.of())), List.of())),
                FakeFactory.catalog(picker, scorer, drawing),
                new PluginContext(new SplittableRandom(1), InstantSource.system()),
                PluginBudget.UNLIMITED);
        Scheduler before = drawn.scheduler();
        drawn.rebuild(FakeFactory.catalog(picker, scorer(), drawing));
        assertThat(drawn.scheduler()).isNotSameAs(before);
    }

    private static PluginFactory<NoParameters> scorer() {
        Object jar = new Object();
        return new FakeFactory<>("test-scorer", NoParameters.class, (parameters, context) -> {
            Objects.requireNonNull(jar);
            return LEAST_IN_FLIGHT;
        });
    }
}
