package dev.sluice.scoring;

import dev.sluice.message.EndpointState;
import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The endpoints of a pool as last polled, with what is in flight as of now. One thread only. */
public final class Pool {
    private final String name;
    private final Duration staleAfter;
    private final InstantSource clock;
    private final InFlight inFlight;
    private final Candidates candidates = new Candidates();
    private Map<URI, Slot> byAddress = Map.of();
    private Slot[] slots = new Slot[0];

    /** A pool of the configured endpoints, of which nothing is known yet. */
    public Pool(PoolSpec spec, ScoringOptions options, PluginContext context) {
        this.name = spec.name();
        this.staleAfter = options.staleAfter();
        this.clock = context.clock();
        this.inFlight = new InFlight(options.inFlightExpiry(), context.random().nextLong());
        update(unpolled(spec));
    }

    /** Takes over what was polled. Endpoints that are gone take their counts with them. */
    public void update(PoolSnapshot snapshot) {
        Map<URI, Slot> next = new LinkedHashMap<>();
        for (EndpointState state : snapshot.endpoints()) {
            Slot known = byAddress.get(state.address());
            Slot slot = known == null ? new Slot(state) : known;
            slot.update(state);
            next.putIfAbsent(state.address(), slot);
        }
        byAddress = next;
        slots = next.values().toArray(Slot[]::new);
    }

    /**
     * Places a request and counts it in flight at the first endpoint.
     *
     * @throws ProblemException with {@link Problem.NoEndpoint} when no endpoint may serve it
     */
    public Placed place(Placement placement, Profile profile) {
        Instant now = clock.instant();
        gather(placement.tried(), now);
        int offered = candidates.size();
        if (offered == 0) {
            throw nothing(slots.length == 0 ? "it has no endpoints" : "every endpoint was tried and failed");
        }
        List<Endpoint> picked = profile.schedule(placement.request(), candidates);
        if (picked.isEmpty()) {
            throw nothing("its filters turned down every endpoint that was left, " + offered + " in number");
        }
        Slot first = Objects.requireNonNull(byAddress.get(picked.get(0).address()));
        first.picked();
        long tokens = placement.request().prompt().estimatedTokens();
        return new Placed(inFlight.add(first, tokens, now), picked);
    }

    /** Counts a request at another endpoint; one that has left the pool counts no longer. */
    public void move(Moved moved) {
        Slot slot = byAddress.get(moved.endpoint());
        if (slot == null) {
            inFlight.release(moved.ticket());
            return;
        }
        inFlight.move(moved.ticket(), slot);
    }

    /** Leaves an endpoint alone for as long as it asked, while there are others. */
    public void rest(Rested rested) {
        Slot slot = byAddress.get(rested.endpoint());
        if (slot != null) {
            slot.rest(clock.instant().plus(rested.pause()));
        }
    }

    /** Ends a request. */
    public void release(Released released) {
        inFlight.release(released.ticket());
    }

    /** Ends the requests that nobody has told the end of in time. */
    public void expire() {
        inFlight.expire(clock.instant());
    }

    /** How the pool stands. */
    public PoolView view() {
        List<Endpoint> endpoints = Arrays.stream(slots).map(Slot::endpoint).toList();
        Map<String, String> failures = new HashMap<>();
        Map<String, Long> picks = new HashMap<>();
        for (Slot slot : slots) {
            slot.failure().ifPresent(failure -> failures.put(slot.endpoint().name(), failure));
            picks.merge(slot.endpoint().name(), slot.picks(), Long::sum);
        }
        return new PoolView(name, endpoints, failures, picks);
    }

    /** Gathers the untried endpoints of the best tier that has any. */
    private void gather(Set<URI> tried, Instant now) {
        Instant cutoff = now.minus(staleAfter);
        candidates.reset(slots.length);
        int best = Slot.WORST_TIER;
        for (Slot slot : slots) {
            int tier = slot.tier(now, cutoff);
            if (tier > best
                    || (!tried.isEmpty() && tried.contains(slot.endpoint().address()))) {
                continue;
            }
            if (tier < best) {
                best = tier;
                candidates.reset(slots.length);
            }
            candidates.put(slot.endpoint());
        }
    }

    private ProblemException nothing(String reason) {
        return new ProblemException(new Problem.NoEndpoint(name, reason));
    }

    private static PoolSnapshot unpolled(PoolSpec spec) {
        return new PoolSnapshot(
                spec.name(),
                spec.endpoints().stream()
                        .map(endpoint -> new EndpointState(
                                endpoint.name(),
                                endpoint.address(),
                                endpoint.labels(),
                                Sample.UNKNOWN,
                                Optional.empty()))
                        .toList());
    }
}
