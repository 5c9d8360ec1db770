package dev.sluice.scoring;

import dev.sluice.spi.InferenceRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Fills the candidates with the endpoints that a request is offered. */
final class Gathering {
    private final Slots slots;
    private final Candidates candidates;
    private final Duration staleAfter;

    Gathering(Slots slots, Candidates candidates, Duration staleAfter) {
        this.slots = slots;
        this.candidates = candidates;
        this.staleAfter = staleAfter;
    }

    /**
     * Gathers the endpoint that keeps the response which a request continues, however it does, as no other has it.
     *
     * @return whether there is such an endpoint, and it is untried
     */
    boolean keeper(InferenceRequest request, Set<URI> tried) {
        Optional<Slot> keeper = slots.keeperFor(request)
                .filter(slot -> !tried.contains(slot.endpoint().address()));
        candidates.reset(1);
        keeper.ifPresent(slot -> candidates.put(slot.endpoint()));
        return keeper.isPresent();
    }

    /**
     * Gathers the untried endpoints of the best tier that has any.
     *
     * @param from better tiers than this are passed over
     * @return the tier; one more than the worst when there are none
     */
    int best(Set<URI> tried, Instant now, int from) {
        Instant cutoff = now.minus(staleAfter);
        candidates.reset(slots.all().length);
        int best = Slot.WORST_TIER + 1;
        for (Slot slot : slots.all()) {
            int tier = slot.tier(now, cutoff);
            if (tier < from
                    || tier > best
                    || (!tried.isEmpty() && tried.contains(slot.endpoint().address()))) {
                continue;
            }
            if (tier < best) {
                best = tier;
                candidates.reset(slots.all().length);
            }
            candidates.put(slot.endpoint());
        }
        return best;
    }
}
