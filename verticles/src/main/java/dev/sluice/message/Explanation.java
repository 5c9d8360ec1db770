package dev.sluice.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a request goes where it goes.
 *
 * @param requestId the {@code x-request-id} it travels under
 * @param candidates every endpoint that was considered, in the order of the pool
 * @param picked names of the endpoints to try, in order; empty where the filters left none
 */
public record Explanation(
        String pool,
        String requestId,
        String model,
        Instant decidedAt,
        List<Candidate> candidates,
        List<String> picked) {
    public Explanation {
        candidates = List.copyOf(candidates);
        picked = List.copyOf(picked);
    }

    /**
     * What spoke for and against one endpoint.
     *
     * @param endpoint its name
     * @param inFlightRequests before this request, 0 or more
     * @param filters the verdicts up to the first that turned it down
     * @param sampleAge how old its sample was; empty where there was none
     * @param scores empty where a filter turned it down
     * @param rank its place among those to try, from 1; empty where it was not picked
     */
    public record Candidate(
            String endpoint,
            Optional<Duration> sampleAge,
            int inFlightRequests,
            long inFlightTokens,
            List<Verdict> filters,
            List<Score> scores,
            OptionalInt rank) {
        public Candidate {
            filters = List.copyOf(filters);
            scores = List.copyOf(scores);
        }

        /** The sum of the weighted scores. */
        public double total() {
            return scores.stream().mapToDouble(Score::weighted).sum();
        }
    }

    /** What a filter said of an endpoint. */
    public record Verdict(String filter, boolean kept) {}

    /**
     * What a scorer said of an endpoint.
     *
     * @param raw as the scorer said it; what lies outside of 0 to 1 counts as the nearer of the two
     * @param weighted the weight times what counts
     */
    public record Score(String scorer, double raw, double weight, double weighted) {}
}
