package dev.sluice.scheduling.precise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scheduling.precise.PreciseParameters.InMemoryConfig;
import dev.sluice.scheduling.precise.PreciseParameters.KvBlockIndexConfig;
import dev.sluice.scheduling.precise.PreciseParameters.KvEventsConfig;
import dev.sluice.scheduling.precise.PreciseParameters.PodDiscoveryConfig;
import dev.sluice.scheduling.precise.PreciseParameters.TokenProcessorConfig;
import dev.sluice.scheduling.precise.PreciseScorerParameters.OlderIndexerConfig;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.StoredBlocks;
import dev.sluice.spi.StoredBlocks.Place;
import dev.sluice.spi.TokenIds;
import dev.sluice.testkit.Endpoints;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PrecisePrefixCacheScorerTest extends ScorerContract<PreciseScorerParameters> {
    private static final Endpoint A = Endpoints.endpoint("a").slot(0).build();
    private static final Endpoint B = Endpoints.endpoint("b").slot(1).build();

    @Override
    protected PluginFactory<PreciseScorerParameters> factory() {
        return new PrecisePrefixCacheScorerFactory();
    }

    @Override
    protected PreciseScorerParameters parameters() {
        return parameters(Optional.empty(), Optional.of(blocksOf(2)));
    }

    @Test
    void scores_the_share_of_a_prompt_that_an_endpoint_says_it_has() {
        PrecisePrefixCacheScorer scorer =
                new PrecisePrefixCacheScorer(parameters().ofProducer(), () -> Instant.EPOCH);
        scorer.stored(A, blocks(1, 2, 3, 4));
        InferenceRequest request = request(1, 2, 3, 4, 5, 6, 7, 8);
        scorer.produce(request, List.of(A, B));
        // Two blocks of four.
        ToDoubleFunction<Endpoint> scores = scorer.score(request, List.of(A, B));
        assertThat(scores.applyAsDouble(A)).isEqualTo(0.5);
        assertThat(scores.applyAsDouble(B)).isZero();
    }

    @Test
    void scores_0_where_the_tokens_are_not_known() {
        PrecisePrefixCacheScorer scorer =
                new PrecisePrefixCacheScorer(parameters().ofProducer(), () -> Instant.EPOCH);
        scorer.stored(A, blocks(1, 2));
        scorer.produce(request(), List.of(A));
        assertThat(scorer.score(request(), List.of(A)).applyAsDouble(A)).isZero();
    }

    @Test
    void takes_what_stands_in_the_older_places() {
        PreciseParameters older =
                parameters(Optional.empty(), Optional.of(blocksOf(64))).ofProducer();
        PreciseParameters newer =
                parameters(Optional.of(blocksOf(64)), Optional.empty()).ofProducer();
        assertThat(older).isEqualTo(newer);
        assertThat(older.tokenProcessorConfig().tokensPerBlock()).isEqualTo(64);
        assertThat(older.speculativeIndexing()).isTrue();
        assertThat(parameters(Optional.empty(), Optional.empty()).ofProducer().tokenProcessorConfig())
                .isEqualTo(TokenProcessorConfig.USUAL);
    }

    private static TokenProcessorConfig blocksOf(int tokens) {
        return new TokenProcessorConfig(OptionalInt.empty(), OptionalInt.of(tokens), "42", "cbor-fnv");
    }

    private static PreciseScorerParameters parameters(
            Optional<TokenProcessorConfig> newer, Optional<TokenProcessorConfig> older) {
        KvBlockIndexConfig index = new KvBlockIndexConfig(
                new InMemoryConfig(1000, 10),
                true,
                OptionalLong.of(60_000_000_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new PreciseScorerParameters(
                newer,
                new OlderIndexerConfig(index, older, true, Optional.empty(), Optional.empty()),
                new KvEventsConfig(
                        "kv@", 4, "vllm", "", true, new PodDiscoveryConfig(5557, OptionalInt.empty(), "", "")),
                false,
                Duration.ofSeconds(2));
    }

    private static InferenceRequest request(int... tokens) {
        return new InferenceRequest("1", "llama", true, OptionalInt.empty(), Requests.prompt("Say hello."), Map.of())
                .withTokenIds(TokenIds.copyOf(tokens, tokens.length));
    }

    /** Blocks of two tokens from the beginning of a prompt, named by their first token. */
    private static StoredBlocks blocks(int... tokens) {
        long[] names = new long[tokens.length / 2];
        for (int block = 0; block < names.length; block++) {
            names[block] = 100 + tokens[2 * block];
        }
        return new StoredBlocks(names, tokens, 2, new Place(OptionalLong.empty(), "", "GPU"));
    }
}
