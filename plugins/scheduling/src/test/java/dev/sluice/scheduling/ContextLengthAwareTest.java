package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Scorer;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextLengthAwareTest extends ScorerContract<ContextLengthAwareFactory.Parameters> {
    @Override
    protected PluginFactory<ContextLengthAwareFactory.Parameters> factory() {
        return new ContextLengthAwareFactory();
    }

    @Override
    protected ContextLengthAwareFactory.Parameters parameters() {
        return new ContextLengthAwareFactory.Parameters("range", true);
    }

    @Override
    protected List<Supplier<ContextLengthAwareFactory.Parameters>> unusableParameters() {
        return List.of(() -> new ContextLengthAwareFactory.Parameters("", false));
    }

    @Test
    void scores_a_range_of_10000_with_2000_tokens_left_by_its_width_and_what_is_left() {
        // 0.3 + 0.7 * (0.7 / 2 + 0.3 * 2000 / 10000) = 0.3 + 0.7 * 0.41
        assertThat(score(8000, "0-10000")).isCloseTo(0.587, within(1e-12));
    }

    @Test
    void scores_a_range_of_2048_at_its_lower_end() {
        // 0.3 + 0.7 * (0.7 / 1.2048 + 0.3)
        assertThat(score(0, "0-2048")).isCloseTo(0.9167065, within(1e-6));
    }

    @Test
    void scores_a_range_of_one_length_1() {
        assertThat(score(512, "512-512")).isEqualTo(1);
    }

    @Test
    void scores_by_distance_outside_of_the_range() {
        assertThat(score(9192, "0-8192")).isCloseTo(0.15, within(1e-12));
        assertThat(score(0, "500-8192")).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void scores_a_half_without_the_label() {
        assertThat(Scores.of(scorer(), request(10), List.of(endpoint("bare").build())))
                .containsExactly(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8192", "a-b", "-1-5", "9-3", "0-99999999999999999999"})
    void scores_0_and_keeps_out_a_label_that_cannot_be_read(String label) {
        assertThat(score(5, label)).isZero();
        assertThat(kept(5, endpoint("odd").label("range", label).build())).isEmpty();
    }

    @Test
    void keeps_those_whose_range_holds_the_prompt_both_ends_included_and_those_without() {
        assertThat(kept(
                        2048,
                        endpoint("short").label("range", "0-2048").build(),
                        endpoint("long").slot(1).label("range", "2048-8192").build(),
                        endpoint("longer").slot(2).label("range", "2049-8192").build(),
                        endpoint("bare").slot(3).build()))
                .containsExactly("short", "long", "bare");
    }

    @Test
    void keeps_all_unless_filtering_is_enabled() {
        var scorer = (Filter) new ContextLengthAwareFactory()
                .create(new ContextLengthAwareFactory.Parameters("range", false), Contexts.ALONE);
        List<Endpoint> all = List.of(endpoint("short").label("range", "0-1").build());
        assertThat(all).allMatch(scorer.filter(request(5), all));
    }

    @Test
    void reads_a_label_again_when_it_changes() {
        Scorer scorer = scorer();
        for (String label : List.of("0-0", "5-5", "0-0")) {
            double expected = label.equals("5-5") ? 1 : 0.3 / 1.005;
            assertThat(Scores.of(
                            scorer,
                            request(5),
                            List.of(endpoint("one").label("range", label).build())))
                    .containsExactly(expected);
        }
    }

    private double score(int tokens, String label) {
        return Scores.of(
                        scorer(),
                        request(tokens),
                        List.of(endpoint("one").label("range", label).build()))
                .get(0);
    }

    private List<String> kept(int tokens, Endpoint... candidates) {
        List<Endpoint> all = List.of(candidates);
        return all.stream()
                .filter(((Filter) scorer()).filter(request(tokens), all))
                .map(Endpoint::name)
                .toList();
    }

    private static InferenceRequest request(int tokens) {
        return new InferenceRequest(
                "1",
                "llama",
                false,
                OptionalInt.empty(),
                new Prompt(List.of(), List.of(), tokens, PrefixBlocks.NONE),
                Map.of());
    }
}
