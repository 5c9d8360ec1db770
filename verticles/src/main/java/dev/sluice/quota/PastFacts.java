package dev.sluice.quota;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Caller;
import dev.sluice.caller.ModelsAllowed;
import dev.sluice.limits.RequestFacts;
import dev.sluice.message.LedgerQuestion.Trait;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of requests that were.
 *
 * @param traits those that were told apart; empty text where requests had none
 */
record PastFacts(Map<Trait, String> traits) implements RequestFacts {
    @Override
    public @Nullable String header(String lowerCaseName) {
        return null;
    }

    @Override
    public Optional<Caller> caller() {
        Optional<String> owner = trait(Trait.OWNER);
        Optional<String> tenant = trait(Trait.TENANT);
        Optional<String> key = trait(Trait.KEY);
        boolean somebody = owner.isPresent() || tenant.isPresent() || key.isPresent();
        return somebody
                ? Optional.of(new Caller(
                        owner.orElse(""),
                        tenant,
                        key,
                        Map.of(),
                        ModelsAllowed.ALL,
                        Allowance.UNLIMITED,
                        Optional.empty()))
                : Optional.empty();
    }

    @Override
    public String model() {
        return trait(Trait.MODEL).orElse("");
    }

    @Override
    public String source() {
        return "";
    }

    private Optional<String> trait(Trait trait) {
        return Optional.ofNullable(traits.get(trait)).filter(value -> !value.isEmpty());
    }
}
