package dev.sluice.spi;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that passed validation.
 *
 * @param id the {@code x-request-id} it travels under; not necessarily unique, as clients may choose it
 * @param model the model or LoRA adapter it names
 * @param streaming whether the client wants the answer as server-sent events
 * @param maxOutputTokens the limit the client set on the answer, where it set one, 0 or more
 * @param prompt what the model is to continue or embed
 * @param headers the client's {@code x-} headers, names in lower case, without credentials and without headers that name
 *     an endpoint, but for {@code test-epp-endpoint-selection}, which nobody should believe outside of tests
 * @param previousResponse the id of the response that it continues, as the client wrote it, not empty
 */
public record InferenceRequest(
        String id,
        String model,
        boolean streaming,
        OptionalInt maxOutputTokens,
        Prompt prompt,
        Map<String, String> headers,
        Optional<String> previousResponse) {
    /** A request that continues no response. */
    public InferenceRequest(
            String id,
            String model,
            boolean streaming,
            OptionalInt maxOutputTokens,
            Prompt prompt,
            Map<String, String> headers) {
        this(id, model, streaming, maxOutputTokens, prompt, headers, Optional.empty());
    }

    public InferenceRequest {
        headers = Map.copyOf(headers);
    }

    /** The same request with its prompt's tokens known. */
    public InferenceRequest withTokenIds(TokenIds tokenIds) {
        return new InferenceRequest(
                id, model, streaming, maxOutputTokens, prompt.withTokenIds(tokenIds), headers, previousResponse);
    }

    /** The same request for another model or adapter. */
    public InferenceRequest withModel(String other) {
        return new InferenceRequest(id, other, streaming, maxOutputTokens, prompt, headers, previousResponse);
    }
}
