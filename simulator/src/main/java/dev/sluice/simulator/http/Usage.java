package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.text.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tokens that an answer is charged for.
 *
 * @param promptTokens tokens of the prompts, each once however many choices it has
 * @param cachedTokens those of them that were found in the KV cache
 * @param completionTokens tokens of all choices
 */
record Usage(int promptTokens, int cachedTokens, int completionTokens) {
    /** What the sequences cost; choices of one prompt count it once. */
    static Usage of(List<Sequence> sequences) {
        Set<Tokens> prompts = new HashSet<>();
        int promptTokens = 0;
        int cachedTokens = 0;
        int completionTokens = 0;
        for (Sequence sequence : sequences) {
            completionTokens += sequence.generatedTokens();
            if (prompts.add(sequence.work().prompt())) {
                promptTokens += sequence.promptTokens();
                cachedTokens += sequence.cachedTokens();
            }
        }
        return new Usage(promptTokens, cachedTokens, completionTokens);
    }

    ObjectNode json() {
        ObjectNode usage = Json.object()
                .put("prompt_tokens", promptTokens)
                .put("total_tokens", promptTokens + completionTokens)
                .put("completion_tokens", completionTokens);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cachedTokens);
        return usage;
    }

    /** As the Responses API names them. */
    ObjectNode responsesJson() {
        ObjectNode usage = Json.object()
                .put("input_tokens", promptTokens)
                .put("output_tokens", completionTokens)
                .put("total_tokens", promptTokens + completionTokens);
        usage.putObject("input_tokens_details")
                .put("cached_tokens", cachedTokens)
                .put("cache_write_tokens", 0);
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        return usage;
    }
}
