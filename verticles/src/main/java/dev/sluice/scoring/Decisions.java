package dev.sluice.scoring;

import dev.sluice.message.Explanation;
import dev.sluice.message.PluginCounts;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides by the scheduler in force, and notes how where somebody wants to know. */
final class Decisions {
    private final String pool;
    private final RecentDecisions recent;
    private Scheduler scheduler;
    private DecisionLog log = DecisionLog.OFF;

    Decisions(String pool, int kept, Scheduler scheduler) {
        this.pool = pool;
        this.recent = new RecentDecisions(kept);
        this.scheduler = scheduler;
    }

    /** Decides by another scheduler from now on. */
    void use(Scheduler other) {
        scheduler = other;
        participants().note(log);
    }

    /** Notes decisions, and what becomes of them, from now on. */
    void note(DecisionLog further) {
        log = further;
        participants().note(log);
    }

    /** Where a request goes. The candidates are used up. */
    Choice decide(InferenceRequest request, Candidates candidates, Instant now) {
        List<Endpoint> offered = log.isOn() ? List.copyOf(candidates) : List.of();
        Choice choice = recent.areKept() ? kept(request, candidates, now) : scheduler.schedule(request, candidates);
        log.decided(now, request, offered, choice.endpoints());
        return choice;
    }

    /** Where a request would go. The candidates are used up. */
    Explanation explain(InferenceRequest request, Candidates candidates, Instant now) {
        Decision decision = new Decision(request, now);
        if (!candidates.isEmpty()) {
            var unused = scheduler.schedule(request, candidates, decision);
        }
        return decision.explanation(pool);
    }

    /** Why the latest request of an id went where it went, where decisions are kept. */
    Optional<Explanation> of(String requestId) {
        return recent.of(requestId);
    }

    /** Those to be told what becomes of requests. */
    Participants participants() {
        return scheduler.participants();
    }

    /** How often each plugin was of no use. */
    Map<String, PluginCounts> counts() {
        return scheduler.counts();
    }

    private Choice kept(InferenceRequest request, Candidates candidates, Instant now) {
        Decision decision = new Decision(request, now);
        Choice choice = scheduler.schedule(request, candidates, decision);
        recent.keep(decision.explanation(pool));
        return choice;
    }
}
