package dev.sluice.scheduling.work;

import dev.sluice.scheduling.cluster.SharedLoad;
import dev.sluice.spi.Adapters;
import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Sample;
import dev.sluice.spi.Scorer;
import dev.sluice.spi.Sharing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Prefers the endpoints where the least work is ahead of a request, in tokens at the endpoint's pace, its own included. */
final class PrefillWorkScorer implements Scorer, PlacementListener, EndpointListener, Sharing {
    /** What a request costs besides its tokens: it waits for the step under way. */
    private static final double REQUEST_TOKENS = 512;

    /** How many of those who wait are charged for at most what is computed anew, so that a hot endpoint is left in the end. */
    private static final double MOST_WAITING = 16;

    /** The uncached tokens of a request before any was placed. */
    private static final double FIRST_TOKENS = 1_000;

    /** How many requests the mean of their uncached tokens goes back over. */
    private static final double MEMORY = 64;

    /** A request on its way; its work is 0 where its time will say nothing of the endpoint's pace. */
    private record Ticket(EndpointWork at, EndpointWork.Sent sent, double work, double placedAt) {}

    private final PrefillWorkScorerFactory.Parameters parameters;
    private final PrefixMatches matches;
    private final InstantSource clock;
    private final double trustSeconds;
    private final Map<Long, Ticket> tickets = new HashMap<>();
    private final AdapterNames adapters = new AdapterNames();
    private final Pace usual = new Pace();
    /** Requests under way and backlog of the other gateways of a cluster. */
    private final SharedLoad elsewhere = new SharedLoad();

    private @Nullable EndpointWork[] bySlot = new EndpointWork[16];
    private long[] uncached = new long[16];
    private double[] work = new double[16];
    private double[] usage = new double[16];
    private double[] doubt = new double[16];
    private double[] slowness = new double[16];
    private double[] cost = new double[16];
    private double leastWaiting;
    private double greatestUsage;
    private long leastUncached;
    private double usualTokens = FIRST_TOKENS;
    private @Nullable InferenceRequest scored;

    PrefillWorkScorer(PrefillWorkScorerFactory.Parameters parameters, PrefixMatches matches, InstantSource clock) {
        this.parameters = parameters;
        this.matches = matches;
        this.clock = clock;
        this.trustSeconds = parameters.trustSample().toNanos() / 1e9;
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        scored = request;
        double now = seconds(clock.instant());
        leastWaiting = Double.MAX_VALUE;
        leastUncached = Long.MAX_VALUE;
        greatestUsage = 0;
        for (int index = 0; index < candidates.size(); index++) {
            weigh(request, candidates.get(index), now);
        }
        double best = compare(candidates);
        return endpoint -> best / cost[endpoint.slot()];
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        EndpointWork at = at(endpoint);
        int slot = endpoint.slot();
        boolean known = isScored(request);
        long tokens = known ? uncached[slot] : request.prompt().estimatedTokens();
        double ahead = known ? work[slot] : REQUEST_TOKENS + backlogTokens(at, slot) + tokens;
        usualTokens += (tokens - usualTokens) / MEMORY;
        endpoint.sample().adapters().ifPresent(reported -> at.adapters.sent(request.model(), reported.max()));
        double now = seconds(clock.instant());
        tickets.put(ticket, new Ticket(at, at.placed(tokens), hasRoom(endpoint) ? ahead : 0, now));
    }

    @Override
    public void answering(long ticket, Endpoint endpoint) {
        Ticket request = tickets.get(ticket);
        if (request != null && request.sent().answers() && request.work() > 0) {
            double now = seconds(clock.instant());
            double took = now - request.placedAt();
            request.at().pace.saw(took, request.work(), now);
            usual.saw(took, request.work(), now);
        }
    }

    @Override
    public void ended(long ticket, Endpoint endpoint) {
        Ticket request = tickets.remove(ticket);
        if (request != null) {
            request.sent().ends();
        }
    }

    @Override
    public void left(Endpoint endpoint) {
        if (endpoint.slot() < bySlot.length) {
            bySlot[endpoint.slot()] = null;
        }
        elsewhere.left(endpoint.slot());
    }

    @Override
    public void tellNews(Audience others) {
        elsewhere.startRound();
        for (int slot = 0; slot < bySlot.length; slot++) {
            EndpointWork at = bySlot[slot];
            if (at != null) {
                elsewhere.tell(slot, at.inFlight(), at.backlogTokens(), others);
            }
        }
    }

    @Override
    public void heard(String gateway, Endpoint endpoint, Facts facts) {
        elsewhere.heard(gateway, endpoint.slot(), facts);
    }

    @Override
    public void gone(String gateway) {
        elsewhere.gone(gateway);
    }

    /** Adds to the costs what depends on all endpoints. Returns the least cost. */
    private double compare(List<Endpoint> candidates) {
        double payers = Math.min(leastWaiting, MOST_WAITING);
        double least = Double.MAX_VALUE;
        for (int index = 0; index < candidates.size(); index++) {
            int slot = candidates.get(index).slot();
            double lost = payers * (uncached[slot] - leastUncached);
            double full = parameters.kvCacheTokens() * (usage[slot] + doubt[slot] * greatestUsage);
            cost[slot] = (cost[slot] + lost + full) * slowness[slot];
            least = Math.min(least, cost[slot]);
        }
        return least;
    }

    private void weigh(InferenceRequest request, Endpoint endpoint, double now) {
        EndpointWork at = at(endpoint);
        Sample sample = endpoint.sample();
        int slot = endpoint.slot();
        int reported = elsewhere.requests(slot);
        double trust = trust(sample, now);
        double others = trust * at.others(sample, reported);
        uncached[slot] = matches.uncachedTokens(request, endpoint);
        double waitingOthers = others * EndpointWork.waitingShare(sample);
        work[slot] = REQUEST_TOKENS + backlogTokens(at, slot) + uncached[slot] + waitingOthers * usualTokens;
        leastWaiting = Math.min(leastWaiting, at.unanswered() + waitingElsewhere(slot) + waitingOthers);
        leastUncached = Math.min(leastUncached, uncached[slot]);
        usage[slot] = trust * sample.kvCacheUsage().orElse(0);
        doubt[slot] = sample.kvCacheUsage().isPresent() ? 1 - trust : 1;
        greatestUsage = Math.max(greatestUsage, usage[slot]);
        slowness[slot] = parameters.learnPace() ? at.pace.slowness(usual, now) : 1;
        cost[slot] = work[slot]
                + (parameters.uncachedWeight() - 1) * uncached[slot]
                + parameters.decodeTokens() * (at.inFlight() + reported + others)
                + adapterCost(at, request, sample);
    }

    private long backlogTokens(EndpointWork at, int slot) {
        return at.backlogTokens() + elsewhere.tokens(slot);
    }

    /** Requests of other gateways that no answer has begun of, by their backlog, as they tell no more of it. */
    private double waitingElsewhere(int slot) {
        return Math.min(elsewhere.requests(slot), elsewhere.tokens(slot) / usualTokens);
    }

    private double adapterCost(EndpointWork at, InferenceRequest request, Sample sample) {
        Optional<Adapters> reported = sample.adapters();
        return reported.isPresent() && adapters.hold(request.model())
                ? at.adapters.cost(request.model(), reported.get(), parameters.adapterTokens())
                : 0;
    }

    /** How far a sample is believed: 1 when it is new, 0 from {@code trustSample} on. */
    private double trust(Sample sample, double now) {
        double age = now - seconds(sample.takenAt());
        return Math.max(0, Math.min(1, 1 - age / trustSeconds));
    }

    private EndpointWork at(Endpoint endpoint) {
        int slot = endpoint.slot();
        if (slot >= bySlot.length) {
            grow(Math.max(slot + 1, 2 * bySlot.length));
        }
        EndpointWork at = bySlot[slot];
        if (at == null) {
            at = new EndpointWork();
            bySlot[slot] = at;
        }
        if (at.see(endpoint.sample())) {
            adapters.learn(endpoint.sample());
        }
        return at;
    }

    private void grow(int length) {
        bySlot = Arrays.copyOf(bySlot, length);
        uncached = Arrays.copyOf(uncached, length);
        work = Arrays.copyOf(work, length);
        usage = Arrays.copyOf(usage, length);
        doubt = Arrays.copyOf(doubt, length);
        slowness = Arrays.copyOf(slowness, length);
        cost = Arrays.copyOf(cost, length);
    }

    /** Whether what was found out last is of this very request. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isScored(InferenceRequest request) {
        return request == scored;
    }

    /** Whether nobody waits there for room, which would tell of the cache's size and not of pace. */
    private static boolean hasRoom(Endpoint endpoint) {
        return endpoint.sample().waitingRequests().orElse(0) == 0;
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
