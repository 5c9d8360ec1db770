package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ByLabelTest extends FilterContract<ByLabelFactory.Parameters> {
    @Override
    protected PluginFactory<ByLabelFactory.Parameters> factory() {
        return new ByLabelFactory();
    }

    @Override
    protected ByLabelFactory.Parameters parameters() {
        return new ByLabelFactory.Parameters("zone", List.of("zone-1"), false);
    }

    @Override
    protected List<Supplier<ByLabelFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> new ByLabelFactory.Parameters("", List.of("a"), true),
                () -> new ByLabelFactory.Parameters("zone", List.of(), false));
    }

    private final Endpoint one = endpoint("one").label("zone", "zone-1").build();
    private final Endpoint two = endpoint("two").label("zone", "zone-2").build();
    private final Endpoint bare = endpoint("bare").build();

    @Test
    void keeps_those_with_a_valid_value() {
        assertThat(Kept.of(filter(), one, two, bare)).containsExactly("one");
    }

    @Test
    void keeps_those_without_the_label_where_allowed() {
        var parameters = new ByLabelFactory.Parameters("zone", List.of("zone-2"), true);
        assertThat(Kept.of((Filter) factory().create(parameters, Contexts.ALONE), one, two, bare))
                .containsExactly("two", "bare");
    }
}
