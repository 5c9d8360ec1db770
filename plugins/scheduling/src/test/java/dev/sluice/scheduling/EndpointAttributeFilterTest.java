package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.AttributeComparison.Operator;
import dev.sluice.scheduling.AttributeComparison.Threshold;
import dev.sluice.scheduling.EndpointAttributeFilterFactory.OnMissing;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointAttributeFilterTest extends FilterContract<EndpointAttributeFilterFactory.Parameters> {
    @Override
    protected PluginFactory<EndpointAttributeFilterFactory.Parameters> factory() {
        return new EndpointAttributeFilterFactory();
    }

    @Override
    protected EndpointAttributeFilterFactory.Parameters parameters() {
        return parameters("waiting-queue", OnMissing.FAIL, true, Operator.LESS_THAN);
    }

    @Override
    protected List<Supplier<EndpointAttributeFilterFactory.Parameters>> unusableParameters() {
        return List.of(() -> parameters("queue", OnMissing.FAIL, true, Operator.LESS_THAN));
    }

    private final Endpoint nine = endpoint("nine").waiting(9).build();
    private final Endpoint ten = endpoint("ten").waiting(10).build();
    private final Endpoint eleven = endpoint("eleven").waiting(11).build();
    private final Endpoint unknown = endpoint("unknown").build();

    @ParameterizedTest
    @CsvSource({
        "LESS_THAN, nine",
        "LESS_THAN_OR_EQUAL, 'nine,ten'",
        "GREATER_THAN, eleven",
        "GREATER_THAN_OR_EQUAL, 'ten,eleven'",
        "EQUAL, ten",
        "NOT_EQUAL, 'nine,eleven'"
    })
    void compares_with_10(Operator operator, String names) {
        assertThat(kept(OnMissing.FAIL, false, operator, nine, ten, eleven, unknown))
                .containsExactly(names.split(","));
    }

    @Test
    void keeps_those_without_the_attribute_where_they_pass() {
        assertThat(kept(OnMissing.PASS, false, Operator.LESS_THAN, nine, ten, unknown))
                .containsExactly("nine", "unknown");
    }

    @Test
    void keeps_none_or_falls_back_to_all_where_none_passes() {
        assertThat(kept(OnMissing.FAIL, false, Operator.LESS_THAN, eleven, unknown))
                .isEmpty();
        assertThat(kept(OnMissing.FAIL, true, Operator.LESS_THAN, eleven, unknown))
                .containsExactly("eleven", "unknown");
        assertThat(kept(OnMissing.FAIL, true, Operator.LESS_THAN, nine, eleven)).containsExactly("nine");
    }

    private List<String> kept(OnMissing missing, boolean fallback, Operator operator, Endpoint... candidates) {
        var parameters = parameters("waiting-queue", missing, fallback, operator);
        return Kept.of((Filter) factory().create(parameters, Contexts.ALONE), candidates);
    }

    private static EndpointAttributeFilterFactory.Parameters parameters(
            String attribute, OnMissing missing, boolean fallback, Operator operator) {
        return new EndpointAttributeFilterFactory.Parameters(
                attribute,
                Optional.empty(),
                missing,
                fallback,
                new AttributeComparison(AttributeComparison.Type.THRESHOLD, new Threshold(operator, 10)));
    }
}
