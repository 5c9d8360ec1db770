package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.InFlightLoadProducerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Producers;
import dev.sluice.testkit.DataProducerContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InFlightLoadProducerTest extends DataProducerContract<Parameters> {
    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(100).build();
    private final FixedMatches matches = new FixedMatches(6, 16).matched("a", 4);
    private final InFlightLoadProducer prompts =
            new InFlightLoadProducer(matches, with(false, 1.5, OptionalInt.empty()));

    @Override
    protected PluginFactory<Parameters> factory() {
        return new InFlightLoadProducerFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(true, 1.5, OptionalInt.of(500));
    }

    @Override
    protected Producers producers() {
        return new FixedMatches(10, 16).matched("endpoint-1", 10).asProducers();
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(
                () -> with(true, -1, OptionalInt.empty()),
                () -> with(true, Double.NaN, OptionalInt.empty()),
                () -> with(true, 1, OptionalInt.of(-1)));
    }

    /** 100 tokens, of which a has 4 · 16 = 64. */
    @Test
    void counts_the_tokens_that_are_not_cached_until_the_answer_begins() {
        place(prompts, 1, 100, a);
        place(prompts, 2, 100, b);
        assertThat(prompts.tokens(a)).isEqualTo(36);
        assertThat(prompts.tokens(b)).isEqualTo(100);
        prompts.answering(1, a);
        assertThat(prompts.tokens(a)).isZero();
        assertThat(prompts.requests(a)).isEqualTo(1);
        prompts.ended(1, a);
        assertThat(prompts.requests(a)).isZero();
        assertThat(prompts.tokens(a)).isZero();
    }

    @Test
    void counts_a_prompt_that_is_all_cached_as_0() {
        place(prompts, 1, 63, a);
        assertThat(prompts.tokens(a)).isZero();
        assertThat(prompts.requests(a)).isEqualTo(1);
    }

    @Test
    void releases_a_request_that_ends_without_an_answer_once() {
        place(prompts, 1, 100, a);
        place(prompts, 2, 100, a);
        prompts.ended(1, a);
        prompts.ended(1, a);
        assertThat(prompts.tokens(a)).isEqualTo(36);
        assertThat(prompts.requests(a)).isEqualTo(1);
    }

    @Test
    void counts_all_of_a_prompt_that_is_tried_elsewhere_after_others_were_placed() {
        InferenceRequest moved = Requests.withPrefix(100);
        prompts.produce(moved, List.of(a, b));
        prompts.placed(1, moved, b);
        place(prompts, 2, 10, b);
        prompts.ended(1, b);
        prompts.placed(1, moved, a);
        assertThat(prompts.tokens(a)).isEqualTo(100);
        assertThat(prompts.tokens(b)).isEqualTo(10);
    }

    /** 36 uncached tokens, and an answer of 1.5 · 100 = 150, at most 120 for the operator, 50 for the client. */
    @Test
    void counts_the_least_of_ratio_operators_bound_and_clients_limit_until_the_end() {
        assertThat(withOutput(OptionalInt.empty(), OptionalInt.empty())).isEqualTo(36 + 150);
        assertThat(withOutput(OptionalInt.of(120), OptionalInt.empty())).isEqualTo(36 + 120);
        assertThat(withOutput(OptionalInt.of(120), OptionalInt.of(50))).isEqualTo(36 + 50);
    }

    @Test
    void begins_at_0_where_an_endpoint_left() {
        place(prompts, 1, 100, a);
        prompts.left(a);
        place(prompts, 2, 100, a);
        prompts.ended(1, a);
        assertThat(prompts.tokens(a)).isEqualTo(36);
        assertThat(prompts.requests(a)).isEqualTo(1);
    }

    @Test
    void counts_nothing_for_an_endpoint_it_has_not_heard_of() {
        assertThat(prompts.tokens(b)).isZero();
        assertThat(prompts.requests(b)).isZero();
    }

    private long withOutput(OptionalInt operators, OptionalInt clients) {
        var counting = new InFlightLoadProducer(matches, with(true, 1.5, operators));
        InferenceRequest plain = Requests.withPrefix(100);
        var request = new InferenceRequest("1", "llama", true, clients, plain.prompt(), Map.of());
        counting.produce(request, List.of(a));
        counting.placed(1, request, a);
        counting.answering(1, a);
        long tokens = counting.tokens(a);
        counting.ended(1, a);
        assertThat(counting.tokens(a)).isZero();
        return tokens;
    }

    private void place(InFlightLoadProducer producer, long ticket, int tokens, Endpoint endpoint) {
        InferenceRequest request = Requests.withPrefix(tokens);
        producer.produce(request, List.of(a, b));
        producer.placed(ticket, request, endpoint);
    }

    private static Parameters with(boolean output, double ratio, OptionalInt most) {
        return new Parameters(output, ratio, most, "matches", true);
    }
}
