package dev.sluice.scoring;

import dev.sluice.message.Answering;
import dev.sluice.message.DecisionAnswer;
import dev.sluice.message.DecisionQuestion;
import dev.sluice.message.ExplainQuestion;
import dev.sluice.message.Explanation;
import dev.sluice.message.KeeperAnswer;
import dev.sluice.message.KeeperQuestion;
import dev.sluice.message.KvEvents;
import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.PoolView;
import dev.sluice.message.Prefill;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints of a pool as last polled, with what is in flight as of now. One thread only. */
public final class Pool {
    private final String name;
    private final InstantSource clock;
    private final InFlight inFlight;
    private final Candidates candidates = new Candidates();
    private final Decisions decisions;
    private final Slots slots = new Slots();
    private final Gathering gathering;
    private final Others others;

    /** A pool of the configured endpoints, of which nothing is known yet. */
    public Pool(PoolSpec spec, ScoringOptions options, PluginContext context, Scheduler scheduler) {
        this.name = spec.name();
        this.clock = context.clock();
        this.gathering = new Gathering(slots, candidates, options.staleAfter());
        this.inFlight = new InFlight(options.inFlightExpiry(), context.random().nextLong());
        this.decisions = new Decisions(name, options.recentDecisions(), scheduler);
        this.others = new Others(name, slots, decisions::participants);
        update(PoolSnapshot.unpolled(spec));
    }

    /** Places requests by another scheduler from now on. */
    public void use(Scheduler other) {
        decisions.use(other);
    }

    /** Notes decisions, and what becomes of them, from now on. */
    void note(DecisionLog further) {
        decisions.note(further);
    }

    /** Takes over what was polled. Endpoints that are gone take their counts with them. */
    public void update(PoolSnapshot snapshot) {
        slots.update(snapshot.endpoints(), slot -> {
            others.left(slot);
            participants().left(slot.endpoint());
        });
    }

    /**
     * Places a request and counts it in flight at the first endpoint, and where its prompt is computed elsewhere there too.
     * One that continues a response goes to the endpoint that keeps it, unless that is gone or a filter turns it down.
     *
     * @throws ProblemException with {@link Problem.NoEndpoint} when no endpoint may serve it
     */
    public Placed place(Placement placement) {
        Instant now = clock.instant();
        InferenceRequest request = placement.request();
        if (gathering.keeper(request, placement.tried())) {
            Choice keeper = decisions.decide(request, candidates, now);
            if (!keeper.endpoints().isEmpty()) {
                return placed(placement, keeper, now);
            }
        }
        int offered = 0;
        for (int tier = gathering.best(placement.tried(), now, 0);
                tier <= Slot.WORST_TIER;
                tier = gathering.best(placement.tried(), now, tier + 1)) {
            offered += candidates.size();
            Choice choice = decisions.decide(request, candidates, now);
            if (!choice.endpoints().isEmpty()) {
                return placed(placement, choice, now);
            }
        }
        throw new ProblemException(new Problem.NoEndpoint(name, whyNone(offered)));
    }

    private String whyNone(int offered) {
        if (offered > 0) {
            return "its filters turned down every endpoint that was left, " + offered + " in number";
        }
        return slots.all().length == 0 ? "it has no endpoints" : "every endpoint was tried and failed";
    }

    private Placed placed(Placement placement, Choice choice, Instant now) {
        InferenceRequest request = placement.request();
        List<Endpoint> picked = choice.endpoints();
        long ticket = count(request, picked.get(0), now);
        Optional<Prefill> prefill = choice.prefill()
                .filter(elsewhere -> !placement.oneLeg())
                .map(elsewhere -> new Prefill(count(request, elsewhere, now), elsewhere, choice.legs()));
        return new Placed(ticket, picked, participants().answerHeaders(request, picked), prefill);
    }

    private long count(InferenceRequest request, Endpoint picked, Instant now) {
        Slot slot = slots.at(picked.address()).orElseThrow();
        slot.picked();
        long ticket = inFlight.add(slot, request.prompt().estimatedTokens(), now);
        participants().placed(ticket, request, slot.endpoint());
        return ticket;
    }

    /** Where a request would go now; nothing is counted, and no listener told. */
    public Explanation explain(ExplainQuestion question) {
        Instant now = clock.instant();
        if (!gathering.keeper(question.request(), Set.of())) {
            var unused = gathering.best(Set.of(), now, 0);
        }
        return decisions.explain(question.request(), candidates, now);
    }

    /** Whether an endpoint is in the pool. */
    KeeperAnswer keeps(KeeperQuestion question) {
        return new KeeperAnswer(slots.called(question.endpoint()).isPresent());
    }

    /** Why a request of late went where it went, where decisions are kept. */
    public DecisionAnswer decision(DecisionQuestion question) {
        return new DecisionAnswer(decisions.of(question.requestId()));
    }

    /** Counts a request at another endpoint; one that has left the pool counts no longer. */
    public void move(Moved moved) {
        Optional<Slot> from = inFlight.at(moved.ticket());
        if (from.isEmpty()) {
            return;
        }
        participants().ended(moved.ticket(), from.get().endpoint());
        Optional<Slot> to = slots.at(moved.endpoint());
        if (to.isEmpty()) {
            inFlight.release(moved.ticket());
            return;
        }
        inFlight.move(moved.ticket(), to.get());
        participants().placed(moved.ticket(), moved.request(), to.get().endpoint());
    }

    /** Takes note that the answer to a request has begun. */
    public void answering(Answering answering) {
        inFlight.at(answering.ticket())
                .ifPresent(slot -> participants().answering(answering.ticket(), slot.endpoint()));
    }

    /** Takes note of what an endpoint said of its prefix cache; one that has left is not heard. */
    public void hear(KvEvents events) {
        slots.at(events.endpoint())
                .ifPresent(slot -> participants().kvEvents(events.source(), slot.endpoint(), events.events()));
    }

    /** Leaves an endpoint alone for as long as it asked, while there are others. */
    public void rest(Rested rested) {
        slots.at(rested.endpoint()).ifPresent(slot -> slot.rest(clock.instant().plus(rested.pause())));
    }

    /** Ends a request. */
    public void release(Released released) {
        Optional<Slot> at = inFlight.at(released.ticket());
        inFlight.release(released.ticket());
        at.ifPresent(slot -> participants().ended(released.ticket(), slot.endpoint()));
    }

    /** Ends the requests that nobody has told the end of in time. */
    public void expire() {
        inFlight.expire(clock.instant(), (ticket, slot) -> participants().ended(ticket, slot.endpoint()));
    }

    /** What the pool has to do with the other gateways of a cluster. */
    public Others others() {
        return others;
    }

    /** How the pool stands. */
    public PoolView view() {
        List<Endpoint> endpoints =
                Arrays.stream(slots.all()).map(Slot::endpoint).toList();
        Map<String, String> failures = new HashMap<>();
        Map<String, Long> picks = new HashMap<>();
        Map<String, Integer> own = new HashMap<>();
        for (Slot slot : slots.all()) {
            slot.failure().ifPresent(failure -> failures.put(slot.endpoint().name(), failure));
            picks.merge(slot.endpoint().name(), slot.picks(), Long::sum);
            own.merge(slot.endpoint().name(), slot.own().requests(), Integer::sum);
        }
        return new PoolView(name, endpoints, failures, picks, own, decisions.counts());
    }

    private Participants participants() {
        return decisions.participants();
    }
}
