package dev.sluice.scoring;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.Explanation;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Prompt;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Decides again what a decision log holds, by another picker, at the times of the log. Each decision starts from what was
 * so when it was made: plugins hear where requests went then, not where this picker would have sent them.
 */
public final class Replay {
    /** A request that would go elsewhere first. */
    public record Change(Instant at, String requestId, String before, String after) {}

    private static final double EQUAL = 1e-9;
    private static final InferenceRequest UNKNOWN =
            new InferenceRequest("", "", false, OptionalInt.empty(), Prompt.EMPTY, Map.of());

    private final Scheduler scheduler;
    private final Consumer<Change> changes;
    private final Candidates candidates = new Candidates();
    private final Map<Long, InferenceRequest> underWay = new HashMap<>();
    private final ReplayTally tally = new ReplayTally();
    private InferenceRequest latest = UNKNOWN;
    private Instant now = Instant.EPOCH;
    private InferenceRequest ended = UNKNOWN;
    private long endedTicket;

    /**
     * Begins with nothing decided.
     *
     * @param pool whose picker decides
     * @param changes hears of each change
     * @throws ConfigurationException when the picker cannot be built
     */
    public Replay(PoolSpec pool, PluginCatalog catalog, long seed, Consumer<Change> changes) {
        this.scheduler = Schedulers.of(pool, catalog, new PluginContext(new SplittableRandom(seed), () -> now));
        this.changes = changes;
    }

    /**
     * Takes the next line of the log.
     *
     * @throws RuntimeException when it is none
     */
    public void take(JsonObject json) {
        LoggedLine line = new LoggedLine(json);
        now = line.at();
        switch (line.is()) {
            case "decision" -> decide(line);
            case "placed" -> placed(line);
            case "answering" -> scheduler.participants().answering(line.ticket(), line.endpoint());
            case "ended" -> ended(line);
            case "left" -> scheduler.participants().left(line.endpoint());
            case "dropped" -> tally.countDropped(line.droppedLines());
            default -> throw new IllegalArgumentException("wanted a line of a decision log, found " + line.is());
        }
    }

    /** What has come of it so far. */
    public ReplayTally tally() {
        return tally;
    }

    private void decide(LoggedLine line) {
        latest = line.request();
        List<Endpoint> offered = line.candidates();
        candidates.reset(offered.size());
        offered.forEach(candidates::put);
        Decision decision = new Decision(latest, now);
        var unused = scheduler.schedule(latest, candidates, decision);
        Explanation explanation = decision.explanation("");
        String was = line.firstChosen()
                .flatMap(address -> offered.stream()
                        .filter(endpoint -> endpoint.address().equals(address))
                        .map(Endpoint::name)
                        .findFirst())
                .orElse(ReplayTally.NOWHERE);
        compare(was, explanation);
    }

    private void compare(String was, Explanation explanation) {
        String is = explanation.picked().stream().findFirst().orElse(ReplayTally.NOWHERE);
        boolean tie = total(explanation, was)
                .flatMap(before -> total(explanation, is).map(after -> Math.abs(after - before) < EQUAL))
                .orElse(false);
        tally.count(was, is, tie);
        if (!was.equals(is) && !tie) {
            changes.accept(new Change(now, explanation.requestId(), was, is));
        }
    }

    /** The sum of an endpoint's scores; none where a filter turned it down. */
    private static Optional<Double> total(Explanation explanation, String endpoint) {
        return explanation.candidates().stream()
                .filter(candidate -> candidate.endpoint().equals(endpoint))
                .filter(candidate -> candidate.filters().stream().allMatch(Explanation.Verdict::kept))
                .map(Explanation.Candidate::total)
                .findFirst();
    }

    /** A placement is of the request decided on just before, or, elsewhere, of the one that ended just before. */
    private void placed(LoggedLine line) {
        InferenceRequest request = line.ticket() == endedTicket ? ended : latest;
        underWay.put(line.ticket(), request);
        scheduler.participants().placed(line.ticket(), request, line.endpoint());
    }

    private void ended(LoggedLine line) {
        InferenceRequest request = underWay.remove(line.ticket());
        ended = request == null ? UNKNOWN : request;
        endedTicket = line.ticket();
        scheduler.participants().ended(line.ticket(), line.endpoint());
    }
}
