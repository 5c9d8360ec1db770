package dev.sluice.message;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * A client request before anyone has read its body.
 *
 * @param id its {@code x-request-id}
 * @param headers what becomes {@link dev.sluice.spi.InferenceRequest#headers()}
 * @param body not to be changed by anyone
 */
public record RawRequest(String id, InferenceApi api, Map<String, String> headers, Buffer body) {
    public RawRequest {
        headers = Map.copyOf(headers);
    }
}
