package dev.sluice.example;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.example.LabelPreferenceScorerFactory.Parameters;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LabelPreferenceScorerTest extends ScorerContract<Parameters> {
    @Override
    protected PluginFactory<Parameters> factory() {
        return new LabelPreferenceScorerFactory();
    }

    @Override
    protected Parameters parameters() {
        return new Parameters("zone", "zone-1");
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(() -> new Parameters("", "zone-1"));
    }

    @Test
    void prefers_the_endpoints_whose_label_has_the_value() {
        var candidates = List.of(
                endpoint("near").label("zone", "zone-1").build(),
                endpoint("far").label("zone", "zone-2").build(),
                endpoint("unlabelled").build());
        assertThat(Scores.of(scorer(), Requests.forModel("llama"), candidates)).containsExactly(1.0, 0.0, 0.0);
    }
}
