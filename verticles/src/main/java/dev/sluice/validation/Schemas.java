package dev.sluice.validation;

import dev.sluice.message.InferenceApi;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shipped schemas, compiled once for every reader in the process, as they never change. */
final class Schemas {
    private static final Map<InferenceApi, ValueRule> COMPILED = new EnumMap<>(
            Arrays.stream(InferenceApi.values()).collect(Collectors.toMap(Function.identity(), api -> SchemaFile.of(api)
                    .compile())));

    private Schemas() {}

    /** What a body of an API must be. */
    static ValueRule rule(InferenceApi api) {
        return Objects.requireNonNull(COMPILED.get(api));
    }
}
