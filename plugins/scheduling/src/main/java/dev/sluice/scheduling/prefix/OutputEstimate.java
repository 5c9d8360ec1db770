package dev.sluice.scheduling.prefix;

import dev.sluice.scheduling.prefix.InFlightLoadProducerFactory.Parameters;
import dev.sluice.spi.InferenceRequest;

/** A guess at the length of answers. */
final class OutputEstimate {
    private final Parameters parameters;

    OutputEstimate(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Whether answers count at all. */
    boolean isCounted() {
        return parameters.addEstimatedOutputTokens();
    }

    /** The least of the prompt's tokens times the ratio, what the client allows and what the operator allows. */
    long tokens(InferenceRequest request) {
        if (!isCounted()) {
            return 0;
        }
        long byRatio = (long) (request.prompt().estimatedTokens() * parameters.outputRatio());
        long byClient = Math.min(byRatio, request.maxOutputTokens().orElse(Integer.MAX_VALUE));
        return Math.min(byClient, parameters.maxEstimatedOutputTokens().orElse(Integer.MAX_VALUE));
    }
}
