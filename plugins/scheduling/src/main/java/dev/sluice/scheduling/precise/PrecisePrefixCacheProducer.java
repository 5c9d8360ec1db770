package dev.sluice.scheduling.precise;

import dev.sluice.spi.Adapters;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.KvEventListener;
import dev.sluice.spi.KvEventSource;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.RemovedBlocks;
import dev.sluice.spi.StoredBlocks;
import dev.sluice.spi.TokenIds;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Matches prompts with what the model servers say they have. */
class PrecisePrefixCacheProducer
        implements DataProducer, PrefixMatches, EndpointListener, KvEventListener, PlacementListener {
    private static final int MOST_ADAPTERS = 10_000;

    private final PreciseParameters parameters;
    private final KvEventSource source;
    private final InstantSource clock;
    private final CacheIndex index;
    private final Longest longest = new Longest();
    private final Optional<Expected> expected;
    private final Optional<PrefixMatches> fallback;
    private final Set<String> adapters = new HashSet<>();
    private String requestId = "";
    private boolean known;

    /**
     * Knows nothing yet.
     *
     * @param fallback answers for requests whose tokens are not known
     */
    PrecisePrefixCacheProducer(PreciseParameters parameters, InstantSource clock, Optional<PrefixMatches> fallback) {
        this.parameters = parameters;
        this.source = parameters.kvEventsConfig().source();
        this.clock = clock;
        this.fallback = fallback;
        this.index = new CacheIndex(
                parameters.tokenProcessorConfig().hashSeed(),
                parameters.tokenProcessorConfig().tokensPerBlock(),
                parameters.indexerConfig().mostBlocks());
        this.expected = parameters.speculativeIndexing()
                ? Optional.of(new Expected(index.holders(), parameters.speculativeTTL()))
                : Optional.empty();
    }

    @Override
    public void produce(InferenceRequest request, List<Endpoint> candidates) {
        TokenIds tokens = request.prompt().tokenIds();
        int size = index.tokensPerBlock();
        known = tokens.size() > 0 && size > 0;
        requestId = request.id();
        longest.reset(known ? tokens.size() / size : 0);
        expected.ifPresent(expectations -> expectations.expire(clock.instant()));
        if (known) {
            name(tokens, size, isAdapter(request.model(), candidates) ? request.model() : "");
            longest.walk(index.holders());
        }
    }

    @Override
    public void forget() {
        known = false;
        longest.reset(0);
    }

    @Override
    public int promptBlocks() {
        return falls() ? fallback.orElseThrow().promptBlocks() : longest.blocks();
    }

    @Override
    public int tokensPerBlock() {
        return falls() ? fallback.orElseThrow().tokensPerBlock() : Math.max(1, index.tokensPerBlock());
    }

    @Override
    public int matchedBlocks(Endpoint endpoint) {
        return falls() ? fallback.orElseThrow().matchedBlocks(endpoint) : longest.matched(endpoint.slot());
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        if (known && expected.isPresent() && request.id().equals(requestId)) {
            expected.get().add(endpoint.slot(), longest.names(), longest.blocks(), clock.instant());
        }
    }

    @Override
    public KvEventSource kvEventSource() {
        return source;
    }

    @Override
    public void stored(Endpoint endpoint, StoredBlocks blocks) {
        if (!blocks.adapter().isEmpty() && adapters.size() < MOST_ADAPTERS) {
            adapters.add(blocks.adapter());
        }
        index.stored(endpoint.slot(), blocks);
    }

    @Override
    public void removed(Endpoint endpoint, RemovedBlocks blocks) {
        index.removed(endpoint.slot(), blocks);
    }

    @Override
    public void cleared(Endpoint endpoint) {
        index.cleared(endpoint.slot());
    }

    @Override
    public void left(Endpoint endpoint) {
        index.cleared(endpoint.slot());
        expected.ifPresent(expectations -> expectations.left(endpoint.slot()));
    }

    private boolean falls() {
        return !known && fallback.isPresent();
    }

    private void name(TokenIds tokens, int size, String adapter) {
        long name = Chain.seed(parameters.tokenProcessorConfig().hashSeed(), adapter);
        for (int block = 0; block < tokens.size() / size; block++) {
            for (int token = 0; token < size; token++) {
                name = Chain.token(name, tokens.id(block * size + token));
            }
            name = Chain.end(name);
            longest.add(name);
        }
    }

    /** Whether a model is one of the adapters that were heard of; any other name is the model itself. */
    private boolean isAdapter(String model, List<Endpoint> candidates) {
        if (adapters.contains(model)) {
            return true;
        }
        for (int at = 0; at < candidates.size(); at++) {
            Optional<Adapters> loaded = candidates.get(at).sample().adapters();
            if (loaded.isPresent()
                    && (loaded.get().running().contains(model)
                            || loaded.get().waiting().contains(model))) {
                return true;
            }
        }
        return false;
    }
}
