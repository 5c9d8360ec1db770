package dev.sluice.scheduling.precise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.StoredBlocks;
import dev.sluice.spi.StoredBlocks.Place;
import dev.sluice.spi.TokenIds;
import dev.sluice.testkit.Endpoints;
import dev.sluice.testkit.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecisePrefixCacheProducerTest {
    private static final Endpoint A = Endpoints.endpoint("a").slot(0).build();
    private static final Endpoint B = Endpoints.endpoint("b").slot(1).build();

    private Instant now = Instant.EPOCH;

    @Test
    void tells_what_share_of_a_prompt_each_endpoint_has() {
        PrecisePrefixCacheProducer producer = producer(false);
        producer.stored(A, blocks("", 1, 2, 3, 4));
        producer.stored(B, blocks("", 1, 2));
        producer.produce(request("llama", 1, 2, 3, 4, 5, 6, 7), List.of(A, B));
        // Three blocks of two tokens; the seventh token is no block.
        assertThat(producer.promptBlocks()).isEqualTo(3);
        assertThat(producer.tokensPerBlock()).isEqualTo(2);
        assertThat(producer.matchedBlocks(A)).isEqualTo(2);
        assertThat(producer.matchedBlocks(B)).isEqualTo(1);
    }

    @Test
    void forgets_an_endpoint_that_left_or_was_cleared() {
        PrecisePrefixCacheProducer producer = producer(false);
        producer.stored(A, blocks("", 1, 2));
        producer.stored(B, blocks("", 1, 2));
        producer.left(A);
        producer.cleared(B);
        producer.produce(request("llama", 1, 2), List.of(A, B));
        assertThat(producer.matchedBlocks(A) + producer.matchedBlocks(B)).isZero();
    }

    @Test
    void tells_an_adapter_from_the_model_by_what_was_heard_or_polled() {
        PrecisePrefixCacheProducer producer = producer(false);
        producer.stored(A, blocks("sql", 1, 2));
        producer.produce(request("sql", 1, 2), List.of(A));
        assertThat(producer.matchedBlocks(A)).isEqualTo(1);
        producer.produce(request("llama", 1, 2), List.of(A));
        assertThat(producer.matchedBlocks(A)).isZero();

        producer.stored(B, blocks("", 1, 2));
        Endpoint loaded = Endpoints.endpoint("b")
                .slot(1)
                .adapters(Set.of("poems"), Set.of(), 2)
                .build();
        producer.produce(request("poems", 1, 2), List.of(loaded));
        assertThat(producer.matchedBlocks(loaded)).isZero();
    }

    @Test
    void knows_nothing_of_a_prompt_whose_tokens_are_not_known() {
        PrecisePrefixCacheProducer producer = producer(false);
        producer.stored(A, blocks("", 1, 2));
        producer.produce(request("llama", 1, 2), List.of(A));
        producer.produce(request("llama"), List.of(A));
        assertThat(producer.promptBlocks()).isZero();
        assertThat(producer.matchedBlocks(A)).isZero();
    }

    @Test
    void lets_another_producer_answer_when_tokens_are_not_known() {
        PrefixMatches other = new PrefixMatches() {
            @Override
            public int promptBlocks() {
                return 9;
            }

            @Override
            public int tokensPerBlock() {
                return 64;
            }

            @Override
            public int matchedBlocks(Endpoint endpoint) {
                return 5;
            }
        };
        PrecisePrefixCacheProducer producer =
                new PrecisePrefixCacheProducer(parameters(false), () -> now, Optional.of(other));
        producer.stored(A, blocks("", 1, 2));
        producer.produce(request("llama"), List.of(A));
        assertThat(List.of(producer.promptBlocks(), producer.tokensPerBlock(), producer.matchedBlocks(A)))
                .containsExactly(9, 64, 5);
        producer.produce(request("llama", 1, 2), List.of(A));
        assertThat(List.of(producer.promptBlocks(), producer.tokensPerBlock(), producer.matchedBlocks(A)))
                .containsExactly(1, 2, 1);
    }

    @Test
    void expects_the_blocks_of_a_request_where_it_was_placed_for_two_seconds() {
        PrecisePrefixCacheProducer producer = producer(true);
        producer.stored(B, blocks("", 8, 8));
        InferenceRequest request = request("llama", 1, 2, 3, 4);
        producer.produce(request, List.of(A, B));
        producer.placed(1, request, A);
        producer.produce(request, List.of(A, B));
        assertThat(producer.matchedBlocks(A)).isEqualTo(2);

        // The first block is told by the endpoint itself and stays.
        producer.stored(A, blocks("", 1, 2));
        now = now.plus(Duration.ofSeconds(2));
        producer.produce(request, List.of(A, B));
        assertThat(producer.matchedBlocks(A)).isEqualTo(1);
        assertThat(producer.matchedBlocks(B)).isZero();
    }

    private PrecisePrefixCacheProducer producer(boolean speculative) {
        return new PrecisePrefixCacheProducer(parameters(speculative), () -> now, Optional.empty());
    }

    private static PreciseParameters parameters(boolean speculative) {
        return new PreciseParameters(
                new PreciseParameters.TokenProcessorConfig(OptionalInt.of(2), OptionalInt.empty(), "", "cbor-fnv"),
                new PreciseParameters.IndexerConfig(new PreciseParameters.KvBlockIndexConfig(
                        new PreciseParameters.InMemoryConfig(1000, 10),
                        false,
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                new PreciseParameters.KvEventsConfig(
                        "kv@",
                        4,
                        "vllm",
                        "",
                        true,
                        new PreciseParameters.PodDiscoveryConfig(5557, OptionalInt.empty(), "", "")),
                speculative,
                Duration.ofSeconds(2),
                "");
    }

    private static InferenceRequest request(String model, int... tokens) {
        return new InferenceRequest("1", model, true, OptionalInt.empty(), Requests.prompt("Say hello."), Map.of())
                .withTokenIds(TokenIds.copyOf(tokens, tokens.length));
    }

    /** Blocks of two tokens from the beginning of a prompt, named by their first token. */
    private static StoredBlocks blocks(String adapter, int... tokens) {
        long[] names = new long[tokens.length / 2];
        for (int block = 0; block < names.length; block++) {
            names[block] = 100 + tokens[2 * block];
        }
        return new StoredBlocks(names, tokens, 2, new Place(OptionalLong.empty(), adapter, "GPU"));
    }
}
