package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.scheduling.AttributeScale.AdaptiveRange;
import dev.sluice.scheduling.AttributeScale.FixedRange;
import dev.sluice.scheduling.AttributeScale.Normalization;
import dev.sluice.scheduling.AttributeScale.Type;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointAttributeScorerTest extends ScorerContract<EndpointAttributeScorerFactory.Parameters> {
    @Override
    protected PluginFactory<EndpointAttributeScorerFactory.Parameters> factory() {
        return new EndpointAttributeScorerFactory();
    }

    @Override
    protected EndpointAttributeScorerFactory.Parameters parameters() {
        return parameters("waiting-queue", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE);
    }

    @Override
    protected List<Supplier<EndpointAttributeScorerFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> parameters("queue", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE),
                () -> parameters("label:", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE),
                () -> new EndpointAttributeScorerFactory.Parameters(
                        "waiting-queue",
                        Optional.of("dcgm-extractor"),
                        new AttributeScale(Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE)),
                () -> parameters(
                        "waiting-queue",
                        Type.LINEAR_LOWER_IS_BETTER,
                        new Normalization(Optional.of(new FixedRange(1, 1)), Optional.empty())),
                () -> parameters(
                        "waiting-queue",
                        Type.LINEAR_LOWER_IS_BETTER,
                        new Normalization(Optional.of(new FixedRange(0, 1)), Optional.of(new AdaptiveRange()))));
    }

    private static final Normalization ADAPTIVE = new Normalization(Optional.empty(), Optional.empty());
    private static final Normalization UP_TO_10 =
            new Normalization(Optional.of(new FixedRange(0, 10)), Optional.empty());

    private final Endpoint two =
            endpoint("two").waiting(2).inFlight(4, 100).label("power", "300").build();
    private final Endpoint eight = endpoint("eight")
            .waiting(8)
            .running(3)
            .kvCacheUsage(0.25)
            .slot(1)
            .label("power", "700.5")
            .build();
    private final Endpoint twenty =
            endpoint("twenty").waiting(20).slot(2).label("power", "much").build();
    private final Endpoint unknown = endpoint("unknown").slot(3).build();

    @Test
    void scores_between_the_least_and_the_greatest_of_the_candidates_and_0_without_the_attribute() {
        assertThat(scores("waiting-queue", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE, two, eight, twenty, unknown))
                .containsExactly(1.0, 1 - 6.0 / 18, 0.0, 0.0);
        assertThat(scores("waiting-queue", Type.LINEAR_HIGHER_IS_BETTER, ADAPTIVE, two, eight, twenty))
                .containsExactly(0.0, 6.0 / 18, 1.0);
    }

    @Test
    void scores_equal_values_1_and_the_unknown_0() {
        assertThat(scores("waiting-queue", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE, two, two, unknown))
                .containsExactly(1.0, 1.0, 0.0);
        assertThat(scores("waiting-queue", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE, unknown))
                .containsExactly(0.0);
    }

    @Test
    void clamps_to_a_fixed_range() {
        assertThat(scores("waiting-queue", Type.LINEAR_LOWER_IS_BETTER, UP_TO_10, two, eight, twenty, unknown))
                .containsExactly(0.8, 1 - 0.8, 0.0, 0.0);
        assertThat(scores("waiting-queue", Type.LINEAR_HIGHER_IS_BETTER, UP_TO_10, two, twenty))
                .containsExactly(0.2, 1.0);
    }

    @Test
    void reads_numbers_from_labels_and_takes_others_for_missing() {
        assertThat(scores("label:power", Type.LINEAR_HIGHER_IS_BETTER, ADAPTIVE, two, eight, twenty, unknown))
                .containsExactly(0.0, 1.0, 0.0, 0.0);
    }

    @ParameterizedTest
    @CsvSource({"active-requests, 0.4", "active-tokens, 1.0", "running-requests, 0.3", "kv-cache-utilization, 0.025"})
    void knows_the_other_attributes(String attribute, double expected) {
        Endpoint subject = attribute.startsWith("active") ? two : eight;
        assertThat(scores(attribute, Type.LINEAR_HIGHER_IS_BETTER, UP_TO_10, subject))
                .containsExactly(expected);
    }

    @Test
    void names_the_nearest_attribute() {
        assertThatThrownBy(() -> scores("waiting-queues", Type.LINEAR_LOWER_IS_BETTER, ADAPTIVE, two))
                .hasMessageContaining("found waiting-queues; nearest is waiting-queue");
    }

    private List<Double> scores(String attribute, Type type, Normalization range, Endpoint... candidates) {
        var scorer = (Scorer) factory().create(parameters(attribute, type, range), Contexts.ALONE);
        return Scores.of(scorer, Requests.forModel("llama"), List.of(candidates));
    }

    private static EndpointAttributeScorerFactory.Parameters parameters(
            String attribute, Type type, Normalization range) {
        return new EndpointAttributeScorerFactory.Parameters(
                attribute, Optional.empty(), new AttributeScale(type, range));
    }
}
