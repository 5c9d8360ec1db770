package dev.sluice.bench.limits;

import dev.sluice.caller.Caller;
import dev.sluice.limits.RequestFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of which only its header {@code x-tenant} is known. */
record Tenant(String name) implements RequestFacts {
    @Override
    public @Nullable String header(String lowerCaseName) {
        return lowerCaseName.equals("x-tenant") ? name : null;
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.empty();
    }

    @Override
    public String model() {
        return "chat";
    }

    @Override
    public String source() {
        return "127.0.0.1";
    }
}
