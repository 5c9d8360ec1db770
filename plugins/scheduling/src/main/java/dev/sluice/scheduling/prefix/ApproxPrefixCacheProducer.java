package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.prefix.ApproxPrefixCacheProducerFactory.Parameters;
import dev.sluice.spi.Audience;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Sharing;
import java.util.List;

/**
 * Concludes from where prompts went what is in the endpoints' prefix caches. Blocks are assumed as soon as a request is
 * placed, so that a burst of equal prompts stays together; they are sure when the answer begins, and those never sure are
 * taken back when the request ends without an answer. Other gateways are told what is assumed and what is taken back, as
 * numbers that begin with {@link PrefixNews#header}; what they tell is sure.
 */
final class ApproxPrefixCacheProducer
        implements DataProducer, PrefixMatches, PlacementListener, EndpointListener, Sharing {
    /** A prompt that was sent to an endpoint and is not answered yet. */
    private record Assumed(int slot, PrefixBlocks prompt, Span span) {}

    private final BlockPlan plan;
    private final PrefixIndex index;
    private final PrefixNews news = new PrefixNews();
    private final TicketMap<Assumed> unanswered = new TicketMap<>();
    private final HitCounters hits = new HitCounters();
    private int stride;
    private int length;

    ApproxPrefixCacheProducer(Parameters parameters) {
        plan = new BlockPlan(parameters);
        index = new PrefixIndex(parameters.maxIndexBytes(), news);
        stride = plan.configuredStride();
    }

    @Override
    public void produce(InferenceRequest request, List<Endpoint> candidates) {
        stride = plan.stride(candidates);
        length = plan.length(request, stride);
        index.match(request.prompt().prefixBlocks(), new Span(stride, length, 1), hits);
    }

    @Override
    public void forget() {
        length = 0;
        hits.reset(0, 0);
    }

    @Override
    public int promptBlocks() {
        return length;
    }

    @Override
    public int tokensPerBlock() {
        return BlockPlan.tokens(stride);
    }

    @Override
    public int matchedBlocks(Endpoint endpoint) {
        return hits.count(endpoint.slot());
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        Span span = new Span(stride, plan.length(request, stride), plan.limit(endpoint, stride));
        if (span.length() > 0) {
            PrefixBlocks prompt = request.prompt().prefixBlocks();
            index.add(endpoint.slot(), prompt, span, false);
            unanswered.put(ticket, new Assumed(endpoint.slot(), prompt, span));
        }
    }

    @Override
    public void answering(long ticket, Endpoint endpoint) {
        unanswered.remove(ticket).ifPresent(sent -> index.add(sent.slot(), sent.prompt(), sent.span(), true));
    }

    @Override
    public void ended(long ticket, Endpoint endpoint) {
        unanswered.remove(ticket).ifPresent(sent -> index.takeBack(sent.slot(), sent.prompt(), sent.span()));
    }

    @Override
    public void left(Endpoint endpoint) {
        index.purge(endpoint.slot());
        unanswered.removeIf(sent -> sent.slot() == endpoint.slot());
    }

    @Override
    public void tellNews(Audience others) {
        news.tell(others);
    }

    @Override
    public long tellAll(long position, Audience newcomer) {
        return new PrefixWalk(index, stride).tell(position, newcomer);
    }

    @Override
    public void heard(String gateway, Endpoint endpoint, Facts facts) {
        if (facts.size() == 0) {
            return;
        }
        long header = facts.get(0);
        int told = (int) Math.max(1, Math.min(header >> 1, BlockPlan.MOST_TOKENS_PER_BLOCK));
        if (told != stride && !plan.fits(endpoint, told)) {
            return;
        }
        int limit = plan.limit(endpoint, told);
        for (int number = 1; number < facts.size(); number++) {
            if ((header & 1) == 0) {
                index.hear(endpoint.slot(), facts.get(number), limit);
            } else {
                index.hearTakenBack(endpoint.slot(), facts.get(number));
            }
        }
    }
}
