package dev.sluice.resources.kind.aigateway;

import dev.sluice.resources.kind.Check;
import java.util.Optional;

/**
 * A number that is kept of each request.
 *
 * @param cel the expression, where the type is {@code CEL}
 */
public record LlmRequestCost(String metadataKey, Type type, Optional<String> cel) {
    public LlmRequestCost {
        Check.that(type != Type.CEL || cel.isPresent(), "cel: is required when type is CEL");
    }

    /** What is counted. */
    public enum Type {
        OUTPUT_TOKEN,
        INPUT_TOKEN,
        CACHED_INPUT_TOKEN,
        CACHE_CREATION_INPUT_TOKEN,
        TOTAL_TOKEN,
        REASONING_TOKEN,
        CEL
    }
}
