package dev.sluice.scoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/**
 * Stands for everything of a request that its tokens depend on: the server asked, and the body without what only says how to
 * answer. The first 128 bits of SHA-256, so that two prompts are never taken for one another.
 */
record PromptKey(long high, long low) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Fields that say how to answer, whatever the prompt. */
    private static final Set<String> OF_THE_ANSWER = Set.of(
            "best_of",
            "frequency_penalty",
            "ignore_eos",
            "logit_bias",
            "logprobs",
            "max_completion_tokens",
            "max_tokens",
            "metadata",
            "min_p",
            "min_tokens",
            "n",
            "presence_penalty",
            "priority",
            "prompt_cache_key",
            "repetition_penalty",
            "request_id",
            "safety_identifier",
            "seed",
            "service_tier",
            "stop",
            "store",
            "stream",
            "stream_options",
            "temperature",
            "top_k",
            "top_logprobs",
            "top_p",
            "user");

    /**
     * The key of a body sent to an address.
     *
     * @return empty where the body is no JSON object
     */
    static Optional<PromptKey> of(String address, byte[] body) {
        MessageDigest digest = sha256();
        digest.update(address.getBytes(StandardCharsets.UTF_8));
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                add(digest, parser, body);
            }
        } catch (IOException malformed) {
            return Optional.empty();
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return Optional.of(new PromptKey(hash.getLong(), hash.getLong()));
    }

    /** Adds a field as it is written, with its name before it. */
    private static void add(MessageDigest digest, JsonParser parser, byte[] body) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        if (OF_THE_ANSWER.contains(name)) {
            return;
        }
        digest.update((byte) 0);
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(body, from, to - from);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
