package dev.sluice.naming;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * The id of a response as a client knows it: the model server's own, a dot, and the endpoint that keeps the response.
 *
 * @param own as the model server knows it, not empty
 * @param endpoint the {@link EndpointKey}
 */
public record ResponseId(String own, long endpoint) {
    private static final int LENGTH = 12;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** What is appended to the ids of an endpoint's responses: a dot and 11 characters of letters, digits, - and _. */
    public static String suffix(long endpoint) {
        return "."
                + ENCODER.encodeToString(
                        ByteBuffer.allocate(Long.BYTES).putLong(endpoint).array());
    }

    /** Takes an id apart; empty where it names no endpoint. */
    public static Optional<ResponseId> read(String id) {
        int dot = id.length() - LENGTH;
        if (dot < 1 || id.charAt(dot) != '.') {
            return Optional.empty();
        }
        try {
            long endpoint =
                    ByteBuffer.wrap(DECODER.decode(id.substring(dot + 1))).getLong();
            return id.endsWith(suffix(endpoint))
                    ? Optional.of(new ResponseId(id.substring(0, dot), endpoint))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
