package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.LabelSelector.Operator;
import dev.sluice.scheduling.LabelSelector.Requirement;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorFilterTest extends FilterContract<LabelSelector> {
    @Override
    protected PluginFactory<LabelSelector> factory() {
        return new LabelSelectorFilterFactory();
    }

    @Override
    protected LabelSelector parameters() {
        return new LabelSelector(Map.of("zone", "zone-1"), List.of());
    }

    @Override
    protected List<Supplier<LabelSelector>> unusableParameters() {
        return List.of(
                () -> new LabelSelector(Map.of(), List.of(new Requirement("gpu", Operator.IN, List.of()))),
                () -> new LabelSelector(Map.of(), List.of(new Requirement("gpu", Operator.EXISTS, List.of("L4")))));
    }

    private final Endpoint h100 =
            endpoint("h100").label("gpu", "H100").label("zone", "east").build();
    private final Endpoint l4 =
            endpoint("l4").label("gpu", "L4").label("zone", "east").build();
    private final Endpoint bare = endpoint("bare").build();

    @Test
    void keeps_those_with_every_label_wanted() {
        assertThat(kept(new LabelSelector(Map.of("gpu", "H100", "zone", "east"), List.of())))
                .containsExactly("h100");
        assertThat(kept(new LabelSelector(Map.of("gpu", "H100", "zone", "west"), List.of())))
                .isEmpty();
    }

    @Test
    void keeps_all_where_nothing_is_wanted() {
        assertThat(kept(new LabelSelector(Map.of(), List.of()))).containsExactly("h100", "l4", "bare");
    }

    @ParameterizedTest
    @CsvSource({"IN, h100", "NOT_IN, 'l4,bare'", "EXISTS, 'h100,l4'", "DOES_NOT_EXIST, bare"})
    void knows_the_four_operators(Operator operator, String names) {
        boolean compares = operator == Operator.IN || operator == Operator.NOT_IN;
        var requirement = new Requirement("gpu", operator, compares ? List.of("H100", "A100") : List.of());
        assertThat(kept(new LabelSelector(Map.of(), List.of(requirement)))).containsExactly(names.split(","));
    }

    @Test
    void wants_labels_and_expressions_together() {
        var requirement = new Requirement("gpu", Operator.NOT_IN, List.of("H100"));
        assertThat(kept(new LabelSelector(Map.of("zone", "east"), List.of(requirement))))
                .containsExactly("l4");
    }

    @Test
    void answers_to_its_older_name_too() {
        var older = (Filter)
                new ByLabelSelectorFactory().create(new LabelSelector(Map.of("gpu", "L4"), List.of()), Contexts.ALONE);
        assertThat(Kept.of(older, h100, l4, bare)).containsExactly("l4");
    }

    private List<String> kept(LabelSelector selector) {
        return Kept.of((Filter) factory().create(selector, Contexts.ALONE), h100, l4, bare);
    }
}
