package dev.sluice.caller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an API key stands for.
 *
 * @param owner who is to be asked about it
 * @param tenant whose share of the gateway it uses
 * @param models what it may be used for; everything when left out
 * @param expires from when on it is refused; never when left out
 * @param limits how much it may be used for
 * @param budget how much it may cost
 */
public record KeyTerms(
        String owner,
        Optional<String> tenant,
        Optional<List<String>> models,
        Optional<Instant> expires,
        List<Limit> limits,
        Optional<Budget> budget) {
    public KeyTerms {
        if (owner.isBlank() || tenant.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("wanted an owner, and a tenant or none, found a blank one");
        }
        models.ifPresent(ModelsAllowed::new);
        refuseWhatIsNotCounted(limits, budget);
        limits = List.copyOf(limits);
    }

    /** The caller who presents the key of this name. */
    public Caller caller(String keyId) {
        return new Caller(
                owner,
                tenant,
                Optional.of(keyId),
                Map.of(),
                models.map(ModelsAllowed::new).orElse(ModelsAllowed.ALL),
                new Allowance(limits, budget),
                expires);
    }

    /** Nothing counts what a key uses: a limit that is not kept would be worse than none. */
    private static void refuseWhatIsNotCounted(List<Limit> limits, Optional<Budget> budget) {
        if (!limits.isEmpty() || budget.isPresent()) {
            throw new IllegalArgumentException("limits and budget are not kept by this version; leave them out");
        }
    }
}
