package dev.sluice.caller;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, as far as they have proved it.
 *
 * @param subject the owner of the key, or whom the token is about
 * @param tenant whose share of the gateway they use; nobody's when empty
 * @param keyId of the API key, which is no secret; empty for a token
 * @param claims those of the token that are wanted, as text; none for a key
 * @param models what they may ask for
 * @param allowance how much of it
 * @param expires from when on they are nobody again
 */
public record Caller(
        String subject,
        Optional<String> tenant,
        Optional<String> keyId,
        Map<String, String> claims,
        ModelsAllowed models,
        Allowance allowance,
        Optional<Instant> expires) {
    public Caller {
        claims = Map.copyOf(claims);
    }

    /** Whether they are nobody any more. */
    public boolean isExpiredAt(long epochMillis) {
        return expires.isPresent() && epochMillis >= expires.get().toEpochMilli();
    }
}
