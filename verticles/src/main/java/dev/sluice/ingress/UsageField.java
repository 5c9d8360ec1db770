package dev.sluice.ingress;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import java.util.Optional;

/** The numbers of a {@code usage} object, in the spellings there are: chat's, responses', Anthropic's. */
enum UsageField {
    PROMPT,
    INPUT,
    OUTPUT,
    /** Part of the prompt. */
    CACHED,
    /** Part of the prompt. */
    CACHE_WRITTEN,
    REASONING,
    AUDIO_PROMPT,
    AUDIO_OUTPUT,
    /** Beside the input. */
    CACHE_READ,
    /** Beside the input. */
    CACHE_CREATED;

    /** Which one a parser stands at. */
    static Optional<UsageField> of(JsonParser json) throws IOException {
        JsonStreamContext around = json.getParsingContext().getParent();
        String parent = around == null || around.getCurrentName() == null ? "" : around.getCurrentName();
        String name = json.currentName();
        return name == null ? Optional.empty() : of(parent, name);
    }

    private static Optional<UsageField> of(String parent, String name) {
        return switch (name) {
            case "prompt_tokens" -> Optional.of(PROMPT);
            case "input_tokens" -> Optional.of(INPUT);
            case "completion_tokens", "output_tokens" -> Optional.of(OUTPUT);
            case "cached_tokens", "prompt_cache_hit_tokens" -> Optional.of(CACHED);
            case "cache_write_tokens", "cache_creation_tokens" -> Optional.of(CACHE_WRITTEN);
            case "reasoning_tokens" -> Optional.of(REASONING);
            case "cache_read_input_tokens" -> Optional.of(CACHE_READ);
            case "cache_creation_input_tokens" -> Optional.of(CACHE_CREATED);
            case "audio_tokens" -> audio(parent);
            default -> Optional.empty();
        };
    }

    private static Optional<UsageField> audio(String parent) {
        return switch (parent) {
            case "prompt_tokens_details", "input_tokens_details" -> Optional.of(AUDIO_PROMPT);
            case "completion_tokens_details", "output_tokens_details" -> Optional.of(AUDIO_OUTPUT);
            default -> Optional.empty();
        };
    }
}
