package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client keeps the name of its endpoint, in base64, and says it with each request. */
final class TokenAffinity implements Affinity {
    private final String header;

    TokenAffinity(String header) {
        this.header = header;
    }

    @Override
    public Optional<String> endpoint(InferenceRequest request, List<Endpoint> candidates) {
        String token = request.headers().get(header);
        if (token == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {}

    @Override
    public Map<String, String> answerHeaders(Endpoint endpoint) {
        byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
        return Map.of(header, Base64.getEncoder().encodeToString(name));
    }
}
