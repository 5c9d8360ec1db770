package dev.sluice.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to know of the past.
 *
 * @param since the beginning of an hour
 * @param of only of these; everybody's where it is empty; an empty value means requests that had none
 * @param by what is told apart besides hours
 * @param currency only what has its amount in this one; any when left out
 */
public record LedgerQuestion(Instant since, Map<Trait, String> of, Set<Trait> by, Optional<String> currency) {
    /** What the ledger keeps of a request. */
    public enum Trait {
        TENANT,
        /** The owner of the API key, or whom the token is about. */
        OWNER,
        /** The id of the API key. */
        KEY,
        /** As the client named it. */
        MODEL
    }

    public LedgerQuestion {
        if (!since.truncatedTo(ChronoUnit.HOURS).equals(since)) {
            throw new IllegalArgumentException("since: wanted the beginning of an hour, found " + since);
        }
        of = Map.copyOf(of);
        by = Set.copyOf(by);
    }
}
