package dev.sluice.limits;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Caller;
import dev.sluice.caller.ModelsAllowed;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as limits see it. */
record Facts(Map<String, String> headers, Optional<Caller> caller, String model, String source)
        implements RequestFacts {
    /** One from 192.0.2.7 of which nothing else is known. */
    static final Facts BARE = new Facts(Map.of(), Optional.empty(), "", "192.0.2.7");

    /** A bare one with headers, whose names are in lower case. */
    static Facts headers(Map<String, String> headers) {
        return new Facts(headers, Optional.empty(), "", "192.0.2.7");
    }

    /** A bare one of a caller. */
    static Facts caller(Caller caller) {
        return new Facts(Map.of(), Optional.of(caller), "", "192.0.2.7");
    }

    /** Bob of the tenant acme, by the key k1. */
    static Caller byKey() {
        return new Caller(
                "bob",
                Optional.of("acme"),
                Optional.of("k1"),
                Map.of(),
                ModelsAllowed.ALL,
                Allowance.UNLIMITED,
                Optional.empty());
    }

    /** Ann of no tenant, by a token whose {@code Team} is red. */
    static Caller byToken() {
        return new Caller(
                "ann",
                Optional.empty(),
                Optional.empty(),
                Map.of("Team", "red"),
                ModelsAllowed.ALL,
                Allowance.UNLIMITED,
                Optional.empty());
    }

    @Override
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
