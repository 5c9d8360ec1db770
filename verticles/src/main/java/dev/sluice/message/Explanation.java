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
     * @param known what is known of it besides its sample
     * @param filters the verdicts up to the first that turned it down
     * @param sampleAge how old its sample was; empty where there was none
     * @param scores empty where a filter turned it down
     * @param rank its place among those to try, from 1; empty where it was not picked
     */
    public record Candidate(
            String endpoint,
            Optional<Duration> sampleAge,
            Known known,
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

    /**
     * What is known of an endpoint besides its sample.
     *
     * @param inFlightRequests before this request, 0 or more
     * @param inFlightTokens before this request, 0 or more
     * @param prefixCache what each producer of a picker says that it has of the prompt
     * @param load what each producer of a picker says that is under way there
     */
    public record Known(int inFlightRequests, long inFlightTokens, List<Cached> prefixCache, List<Load> load) {
        public Known {
            prefixCache = List.copyOf(prefixCache);
            load = List.copyOf(load);
        }
    }

    /**
     * What an endpoint is thought to have of the prompt.
     *
     * @param producer who says so
     * @param matchedBlocks 0 to {@code promptBlocks}
     * @param promptBlocks blocks of the prompt, 0 where nothing is known of it
     * @param matchedTokens tokens of the matched blocks, 0 or more
     * @param uncachedTokens tokens still to be computed there, 0 or more
     */
    public record Cached(
            String producer, int matchedBlocks, int promptBlocks, long matchedTokens, long uncachedTokens) {}

    /**
     * What is under way at an endpoint.
     *
     * @param producer who says so
     * @param requests before this request, 0 or more
     * @param tokens of work that these still mean, 0 or more
     */
    public record Load(String producer, int requests, long tokens) {}

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
