package dev.sluice.scoring;

import dev.sluice.message.Explanation;
import dev.sluice.message.Explanation.Candidate;
import dev.sluice.message.Explanation.Known;
import dev.sluice.message.Explanation.Score;
import dev.sluice.message.Explanation.Verdict;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Notes how one request is decided, to explain it. */
final class Decision implements Witness {
    private static final class Notes {
        private final Endpoint endpoint;
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private boolean left = true;

        Notes(Endpoint endpoint) {
            this.endpoint = endpoint;
        }
    }

    private final InferenceRequest request;
    private final Instant now;
    private final List<Notes> all = new ArrayList<>();
    private final IdentityHashMap<Endpoint, Known> known = new IdentityHashMap<>();
    private List<Endpoint> picked = List.of();

    Decision(InferenceRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    @Override
    public void produced(ProducerFacts facts, Candidates candidates) {
        candidates.forEach(endpoint -> known.put(
                endpoint,
                new Known(
                        endpoint.inFlightRequests(),
                        endpoint.inFlightTokens(),
                        facts.cached(request, endpoint),
                        facts.loads(endpoint))));
    }

    @Override
    public void begins(Candidates candidates) {
        candidates.forEach(endpoint -> all.add(new Notes(endpoint)));
    }

    @Override
    public void filtered(String filter, Candidates left) {
        for (Notes notes : all) {
            if (notes.left) {
                notes.left = left.holds(notes.endpoint);
                notes.verdicts.add(new Verdict(filter, notes.left));
            }
        }
    }

    @Override
    public void scored(String scorer, double weight, Totals totals) {
        int index = 0;
        for (Notes notes : all) {
            if (notes.left) {
                double raw = totals.latest(index++);
                notes.scores.add(new Score(scorer, raw, weight, weight * Totals.clamped(raw)));
            }
        }
    }

    @Override
    public void picked(List<Endpoint> endpoints) {
        picked = List.copyOf(endpoints);
    }

    /** What has been noted. */
    Explanation explanation(String pool) {
        List<Candidate> candidates = all.stream().map(this::candidate).toList();
        List<String> names = picked.stream().map(Endpoint::name).toList();
        return new Explanation(pool, request.id(), request.model(), now, candidates, names);
    }

    private Candidate candidate(Notes notes) {
        Endpoint endpoint = notes.endpoint;
        int place = picked.indexOf(endpoint);
        return new Candidate(
                endpoint.name(),
                age(endpoint.sample()),
                known.getOrDefault(
                        endpoint,
                        new Known(endpoint.inFlightRequests(), endpoint.inFlightTokens(), List.of(), List.of())),
                notes.verdicts,
                notes.scores,
                place < 0 ? OptionalInt.empty() : OptionalInt.of(place + 1));
    }

    private Optional<Duration> age(Sample sample) {
        return sample.equals(Sample.UNKNOWN) ? Optional.empty() : Optional.of(Duration.between(sample.takenAt(), now));
    }
}
