package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeaderLabelAffinityScorerTest extends ScorerContract<HeaderLabelAffinityScorerFactory.Parameters> {
    @Override
    protected PluginFactory<HeaderLabelAffinityScorerFactory.Parameters> factory() {
        return new HeaderLabelAffinityScorerFactory();
    }

    @Override
    protected HeaderLabelAffinityScorerFactory.Parameters parameters() {
        return new HeaderLabelAffinityScorerFactory.Parameters("X-Zone", "zone");
    }

    @Override
    protected List<Supplier<HeaderLabelAffinityScorerFactory.Parameters>> unusableParameters() {
        return List.of(
                () -> new HeaderLabelAffinityScorerFactory.Parameters("zone", "zone"),
                () -> new HeaderLabelAffinityScorerFactory.Parameters("x-api-key", "zone"),
                () -> new HeaderLabelAffinityScorerFactory.Parameters("x-zone", ""));
    }

    private final Endpoint east = endpoint("east").label("zone", "east").build();
    private final Endpoint west = endpoint("west").label("zone", "west").build();
    private final Endpoint bare = endpoint("bare").build();

    @Test
    void scores_1_where_label_and_header_are_equal_and_0_elsewhere() {
        assertThat(scores(Map.of("x-zone", "west"), east, west, bare)).containsExactly(0.0, 1.0, 0.0);
        assertThat(scores(Map.of("x-zone", "west"), west, west)).containsExactly(1.0, 1.0);
    }

    @Test
    void scores_0_for_an_unknown_value_or_without_the_header() {
        assertThat(scores(Map.of("x-zone", "north"), east, west)).containsExactly(0.0, 0.0);
        assertThat(scores(Map.of(), east, bare)).containsExactly(0.0, 0.0);
    }

    private List<Double> scores(Map<String, String> headers, Endpoint... candidates) {
        return Scores.of(scorer(), Requests.withHeaders("llama", headers), List.of(candidates));
    }
}
