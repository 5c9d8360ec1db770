package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.cluster.SharedLoad;
import dev.sluice.scheduling.prefix.InFlightLoadProducerFactory.Parameters;
import dev.sluice.spi.Audience;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Sharing;
import java.util.Arrays;
import java.util.List;

/** Counts the requests under way at each endpoint and the tokens they still mean, those of other gateways included. */
final class InFlightLoadProducer implements DataProducer, InFlightLoad, PlacementListener, EndpointListener, Sharing {
    /** What a request counts for. */
    private record Share(int slot, long tokens) {}

    private final PrefixMatches matches;
    private final OutputEstimate output;
    private final LatestRequest matched = new LatestRequest();
    private final TicketMap<Share> underWay = new TicketMap<>();
    private final boolean isShared;
    private final SharedLoad elsewhere = new SharedLoad();
    /** By slot. */
    private int[] requests = {};

    private long[] tokens = {};

    InFlightLoadProducer(PrefixMatches matches, Parameters parameters) {
        this.matches = matches;
        this.isShared = parameters.syncCrossReplicaState();
        this.output = new OutputEstimate(parameters);
    }

    @Override
    public void produce(InferenceRequest request, List<Endpoint> candidates) {
        matched.set(request);
    }

    @Override
    public void forget() {
        matched.clear();
    }

    @Override
    public int requests(Endpoint endpoint) {
        int slot = endpoint.slot();
        return (slot < requests.length ? requests[slot] : 0) + elsewhere.requests(slot);
    }

    @Override
    public long tokens(Endpoint endpoint) {
        int slot = endpoint.slot();
        return (slot < tokens.length ? tokens[slot] : 0) + elsewhere.tokens(slot);
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        ended(ticket, endpoint);
        int slot = endpoint.slot();
        makeRoom(slot);
        Share share = new Share(slot, input(request, endpoint) + output.tokens(request));
        underWay.put(ticket, share);
        requests[slot]++;
        tokens[slot] += share.tokens();
    }

    @Override
    public void answering(long ticket, Endpoint endpoint) {
        if (output.isCounted()) {
            return;
        }
        underWay.find(ticket).ifPresent(share -> {
            tokens[share.slot()] -= share.tokens();
            underWay.put(ticket, new Share(share.slot(), 0));
        });
    }

    @Override
    public void ended(long ticket, Endpoint endpoint) {
        underWay.remove(ticket).ifPresent(share -> {
            requests[share.slot()]--;
            tokens[share.slot()] -= share.tokens();
        });
    }

    /** The slot's next endpoint begins at 0, whatever is still under way at the one that left. */
    @Override
    public void left(Endpoint endpoint) {
        int slot = endpoint.slot();
        underWay.removeIf(share -> share.slot() == slot);
        if (slot < requests.length) {
            requests[slot] = 0;
            tokens[slot] = 0;
        }
        elsewhere.left(slot);
    }

    @Override
    public void tellNews(Audience others) {
        if (isShared) {
            elsewhere.startRound();
            for (int slot = 0; slot < requests.length; slot++) {
                elsewhere.tell(slot, requests[slot], tokens[slot], others);
            }
        }
    }

    @Override
    public void heard(String gateway, Endpoint endpoint, Facts facts) {
        if (isShared) {
            elsewhere.heard(gateway, endpoint.slot(), facts);
        }
    }

    @Override
    public void gone(String gateway) {
        elsewhere.gone(gateway);
    }

    /** What is not in the endpoint's cache; all, where the caches were asked about another request since. */
    private long input(InferenceRequest request, Endpoint endpoint) {
        return matched.is(request)
                ? matches.uncachedTokens(request, endpoint)
                : request.prompt().estimatedTokens();
    }

    private void makeRoom(int slot) {
        if (slot >= requests.length) {
            requests = Arrays.copyOf(requests, Math.max(64, 2 * slot));
            tokens = Arrays.copyOf(tokens, requests.length);
        }
    }
}
