package dev.sluice.scheduling.prefix;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.prefix.ApproxPrefixCacheProducerFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.DataProducerContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ApproxPrefixCacheProducerTest extends DataProducerContract<Parameters> {
    private final Endpoint a = endpoint("a").slot(0).build();
    private final Endpoint b = endpoint("b").slot(1).build();
    private final InferenceRequest request = Requests.withPrefix(64, 1, 2, 3, 4);
    private final ApproxPrefixCacheProducer producer = new ApproxPrefixCacheProducer(with(16, 0, 0, 100));

    @Override
    protected PluginFactory<Parameters> factory() {
        return new ApproxPrefixCacheProducerFactory();
    }

    @Override
    protected Parameters parameters() {
        return with(16, 2048, 131_072, 20);
    }

    @Override
    protected List<Supplier<Parameters>> unusableParameters() {
        return List.of(
                () -> with(0, 0, 0, 1),
                () -> with((1 << 20) + 1, 0, 0, 1),
                () -> with(16, -1, 0, 1),
                () -> with(16, 0, -1, 1),
                () -> with(16, 0, 0, 0),
                () -> new Parameters(true, 16, 0, 0, 1, 65_535),
                () -> new Parameters(true, 16, 0, 0, 1, (16L << 30) + 1));
    }

    @Test
    void assumes_what_is_placed_so_that_the_next_of_a_burst_finds_it() {
        place(1, request, a);
        assertThat(matched(request, a)).isEqualTo(4);
        assertThat(matched(request, b)).isZero();
    }

    @Test
    void takes_back_what_ends_without_an_answer() {
        place(1, request, a);
        producer.ended(1, a);
        assertThat(matched(request, a)).isZero();
    }

    @Test
    void keeps_what_was_answered() {
        place(1, request, a);
        producer.answering(1, a);
        producer.ended(1, a);
        assertThat(matched(request, a)).isEqualTo(4);
    }

    @Test
    void keeps_what_a_sibling_had_answered() {
        place(1, request, a);
        place(2, request, a);
        producer.answering(2, a);
        producer.ended(1, a);
        assertThat(matched(request, a)).isEqualTo(4);
    }

    @Test
    void moves_with_a_request_that_is_tried_elsewhere() {
        place(1, request, a);
        producer.ended(1, a);
        producer.placed(1, request, b);
        producer.answering(1, b);
        assertThat(matched(request, b)).isEqualTo(4);
        assertThat(matched(request, a)).isZero();
    }

    @Test
    void keeps_nothing_of_an_endpoint_that_left_whatever_comes_of_its_requests() {
        place(1, request, a);
        producer.left(a);
        producer.answering(1, a);
        assertThat(matched(request, a)).isZero();
    }

    /** 40 tokens are 2.5 hashes, so blocks are of 3 hashes, 48 tokens: of 7 hashes 2 whole blocks. */
    @Test
    void takes_the_block_size_of_the_first_candidate_that_tells_it_rounded_up_to_16_tokens() {
        Endpoint told = endpoint("told").slot(2).cache(40, 1000).build();
        producer.produce(Requests.withPrefix(112, 1, 2, 3, 4, 5, 6, 7), List.of(a, told));
        assertThat(producer.tokensPerBlock()).isEqualTo(48);
        assertThat(producer.promptBlocks()).isEqualTo(2);
    }

    @Test
    void keeps_to_the_configured_block_size_without_auto_tuning() {
        Endpoint told = endpoint("told").slot(2).cache(64, 1000).build();
        var fixed = new ApproxPrefixCacheProducer(new Parameters(false, 20, 0, 0, 100, 1 << 20));
        fixed.produce(request, List.of(told));
        assertThat(fixed.tokensPerBlock()).isEqualTo(32);
    }

    /** 3 blocks of 16 tokens, the first ones of the prompt. */
    @Test
    void remembers_as_many_tokens_as_the_endpoints_cache_holds() {
        Endpoint small = endpoint("small").slot(0).cache(16, 3).build();
        producer.produce(request, List.of(small));
        producer.placed(1, request, small);
        assertThat(matched(request, small)).isEqualTo(3);
    }

    @Test
    void looks_at_48_tokens_rather_than_at_4_blocks_where_both_are_bounded() {
        var bounded = new ApproxPrefixCacheProducer(with(16, 4, 48, 100));
        bounded.produce(request, List.of(a));
        assertThat(bounded.promptBlocks()).isEqualTo(3);
    }

    @Test
    void looks_at_2_blocks_where_only_blocks_are_bounded() {
        var bounded = new ApproxPrefixCacheProducer(with(16, 2, 0, 100));
        bounded.produce(request, List.of(a));
        assertThat(bounded.promptBlocks()).isEqualTo(2);
    }

    @Test
    void says_nothing_of_a_prompt_without_whole_blocks() {
        producer.produce(Requests.forModel("llama"), List.of(a));
        assertThat(producer.promptBlocks()).isZero();
        assertThat(producer.matchedShare(a)).isZero();
    }

    private void place(long ticket, InferenceRequest placed, Endpoint endpoint) {
        producer.produce(placed, List.of(a, b));
        producer.placed(ticket, placed, endpoint);
    }

    private int matched(InferenceRequest asked, Endpoint endpoint) {
        producer.produce(asked, List.of(endpoint));
        return producer.matchedBlocks(endpoint);
    }

    private static Parameters with(int blockSize, int maxBlocks, int maxTokens, int capacity) {
        return new Parameters(true, blockSize, maxBlocks, maxTokens, capacity, 1 << 20);
    }
}
