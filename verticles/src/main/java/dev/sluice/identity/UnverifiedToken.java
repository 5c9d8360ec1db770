package dev.sluice.identity;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Optional;

/**
 * A JSON Web Token as it says itself, before anybody has looked at its signature.
 *
 * @param text the whole token
 */
record UnverifiedToken(String text, JsonObject header, JsonObject claims) {
    private static final int LONGEST = 16 * 1024;

    /**
     * Takes a token apart.
     *
     * @throws ProblemException where it is none
     */
    static UnverifiedToken of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3 || text.length() > LONGEST) {
            throw refusal("What you presented is neither a known API key nor a token.");
        }
        try {
            return new UnverifiedToken(text, json(parts[0]), json(parts[1]));
        } catch (IllegalArgumentException | DecodeException | ClassCastException unreadable) {
            throw refusal("Your token cannot be read.");
        }
    }

    /** Which of the issuer's keys signed it, where it says so. */
    Optional<String> keyId() {
        return text(header, "kid");
    }

    Optional<String> issuer() {
        return text(claims, "iss");
    }

    /** The text of a claim; empty where it is missing or something else. */
    Optional<String> claim(String name) {
        return text(claims, name);
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static JsonObject json(String part) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(part)));
    }

    static ProblemException refusal(String sentence) {
        return new ProblemException(new Problem.Unauthenticated(sentence));
    }

    @Override
    public String toString() {
        return "UnverifiedToken[hidden]";
    }
}
