package dev.sluice.quota;

import dev.sluice.caller.Caller;
import dev.sluice.limits.RequestFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of which nothing is known. */
record NoFacts() implements RequestFacts {
    @Override
    public @Nullable String header(String lowerCaseName) {
        return null;
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.empty();
    }

    @Override
    public String model() {
        return "";
    }

    @Override
    public String source() {
        return "";
    }
}
