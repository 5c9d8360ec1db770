package dev.sluice.resources.kind.aigateway;

import dev.sluice.cost.CelFormula;
import dev.sluice.resources.kind.Check;
import java.util.Optional;

/**
 * A number that is kept of each request.
 *
 * @param cel the expression, where the type is {@code CEL}
 */
public record LlmRequestCost(String metadataKey, Type type, Optional<String> cel) {
    public LlmRequestCost {
        Check.that(!metadataKey.isEmpty(), "metadataKey: must not be empty");
        Check.that(type != Type.CEL || cel.isPresent(), "cel: is required when type is CEL");
        if (type == Type.CEL) {
            cel.ifPresent(LlmRequestCost::check);
        }
    }

    private static void check(String expression) {
        try {
            CelFormula.compile(expression);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "cel: Invalid value: \"" + expression + "\": " + wrong.getMessage(), wrong);
        }
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
