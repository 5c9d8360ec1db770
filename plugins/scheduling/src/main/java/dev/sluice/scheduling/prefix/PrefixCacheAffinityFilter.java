package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.prefix.PrefixCacheAffinityFilterFactory.Parameters;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixMatches;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Keeps to the endpoints that have most of the prompt, unless they are much busier than the others. */
final class PrefixCacheAffinityFilter implements Filter {
    private final PrefixMatches matches;
    private final InFlightLoad load;
    private final RandomGenerator random;
    private final Parameters parameters;

    PrefixCacheAffinityFilter(PrefixMatches matches, InFlightLoad load, RandomGenerator random, Parameters parameters) {
        this.matches = matches;
        this.load = load;
        this.random = random;
        this.parameters = parameters;
    }

    @Override
    public Predicate<Endpoint> filter(InferenceRequest request, List<Endpoint> candidates) {
        return isOff() || explores() || !worthSticking(candidates) ? endpoint -> true : this::isSticky;
    }

    private boolean isOff() {
        return parameters.affinityThreshold() <= 0;
    }

    private boolean explores() {
        double probability = parameters.explorationProbability();
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Whether some have most of the prompt and their least work is not too much more than the others'. */
    private boolean worthSticking(List<Endpoint> candidates) {
        long sticky = Long.MAX_VALUE;
        long others = Long.MAX_VALUE;
        for (int index = 0; index < candidates.size(); index++) {
            Endpoint endpoint = candidates.get(index);
            if (isSticky(endpoint)) {
                sticky = Math.min(sticky, load.tokens(endpoint));
            } else {
                others = Math.min(others, load.tokens(endpoint));
            }
        }
        if (sticky == Long.MAX_VALUE) {
            return false;
        }
        double penalty = parameters.maxTTFTPenaltyMs();
        return penalty == 0 || others == Long.MAX_VALUE || milliseconds(sticky) - milliseconds(others) <= penalty;
    }

    private boolean isSticky(Endpoint endpoint) {
        return matches.matchedShare(endpoint) >= parameters.affinityThreshold();
    }

    /** Expected time to first token behind so many tokens of work. */
    private double milliseconds(long tokens) {
        return tokens / parameters.peakPrefillThroughput() * 1000;
    }
}
