package dev.sluice.caller;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an API key stands for.
 *
 * @param owner who is to be asked about it
 * @param tenant whose share of the gateway it uses
 * @param models what it may be used for; everything when left out
 * @param expires from when on it is refused; never when left out
 * @param limits how much it may be used for; one of a measure and a period
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
        limits = List.copyOf(limits);
        refuseTwoOfAMeasure(limits);
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

    /** Two such limits would count as one, and nobody could tell by which of them. */
    private static void refuseTwoOfAMeasure(List<Limit> limits) {
        Set<String> measures = new HashSet<>();
        for (int index = 0; index < limits.size(); index++) {
            String measure = limits.get(index).measure();
            if (!measures.add(measure)) {
                throw new IllegalArgumentException("limits[" + index + "]: wanted one limit of " + measure
                        + ", found another; keep the lower one");
            }
        }
    }
}
