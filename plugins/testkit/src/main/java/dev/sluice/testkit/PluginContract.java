package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every plugin factory promises. Extend {@link ScorerContract}, {@link FilterContract}, {@link PickerContract},
 * {@link DataProducerContract} or {@link SharingContract}.
 *
 * @param <P> the record of the plugin's parameters
 */
public abstract class PluginContract<P extends Record> {
    PluginContract() {}

    /** The factory under test. */
    protected abstract PluginFactory<P> factory();

    /** Parameters a user might set. */
    protected abstract P parameters();

    /** Parameters that must be refused, by their record or by the factory, with an {@link IllegalArgumentException}. */
    protected List<Supplier<P>> unusableParameters() {
        return List.of();
    }

    /** The other plugins of the pool, for a plugin that draws on some; none unless overridden. */
    protected Producers producers() {
        return Producers.NONE;
    }

    /** A plugin with {@link #parameters()}, the dice of a seed and a clock that stands still. */
    protected final Plugin plugin(long seed) {
        return create(parameters(), seed);
    }

    @Test
    public void is_offered_to_the_service_loader() {
        Stream<Class<?>> offered =
                ServiceLoader.load(PluginFactory.class, factory().getClass().getClassLoader()).stream()
                        .map(ServiceLoader.Provider::type);
        assertThat(offered)
                .describedAs("classes named in META-INF/services/" + PluginFactory.class.getName())
                .contains(factory().getClass());
    }

    @Test
    public void has_a_type_in_lower_case_words_joined_by_hyphens() {
        assertThat(factory().type()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }

    @Test
    public void has_parameters_that_configuration_can_fill() {
        Class<P> type = factory().parametersType();
        assertThat(type.isRecord()).describedAs(type + " is a record").isTrue();
        assertThat(isPublic(type)).describedAs(type + " is public").isTrue();
        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getType)
                .allSatisfy(component -> assertThat(isPublic(component))
                        .describedAs(component + " is public")
                        .isTrue());
    }

    @TestFactory
    public Stream<DynamicTest> refuses_unusable_parameters() {
        List<Supplier<P>> unusable = unusableParameters();
        return Stream.iterate(0, index -> index + 1)
                .limit(unusable.size())
                .map(index -> DynamicTest.dynamicTest("number " + index, () -> refuses(unusable.get(index))));
    }

    private void refuses(Supplier<P> unusable) {
        assertThatThrownBy(() -> create(unusable.get(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .describedAs("a message that says what was wanted")
                .isNotBlank();
    }

    private Plugin create(P parameters, long seed) {
        InstantSource clock = InstantSource.fixed(EndpointDraft.TAKEN_AT);
        return factory().create(parameters, new PluginContext(new SplittableRandom(seed), clock, producers()));
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }
}
