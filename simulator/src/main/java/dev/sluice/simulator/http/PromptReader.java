package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.simulator.text.Tokenizer;
import dev.sluice.simulator.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Turns the prompts of the APIs into tokens, no further than the model's context reaches. */
final class PromptReader {
    private static final int IMAGE_TOKENS = 256;
    private static final int MAX_PROMPTS = 2048;

    private final int maxTokens;

    /** A reader of prompts up to this many tokens. */
    PromptReader(int maxTokens) {
        this.maxTokens = maxTokens;
    }

    /** A conversation, ending with the mark after which the model speaks. */
    Tokens conversation(JsonNode messages, JsonNode tools) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw new ApiException(
                    ApiError.validation("list_type", "body.messages", "Input should be a list with messages"));
        }
        Tokens tokens = new Tokens(maxTokens);
        if (!tools.isMissingNode()) {
            addTurn("tools", tools.toString(), tokens);
        }
        for (int index = 0; index < messages.size(); index++) {
            addMessage("body.messages." + index, messages.get(index), tokens);
        }
        tokens.add(mark("assistant"));
        return tokens;
    }

    /** The input of the Responses API: a text or a list of items. */
    Tokens input(JsonNode input, JsonNode instructions) {
        Tokens tokens = new Tokens(maxTokens);
        if (instructions.isTextual()) {
            addTurn("system", instructions.textValue(), tokens);
        }
        if (input.isTextual()) {
            addTurn("user", input.textValue(), tokens);
        } else if (input.isArray()) {
            input.forEach(item -> addItem(item, tokens));
        } else {
            throw new ApiException(
                    ApiError.validation("string_type", "body.input", "Input should be a valid string or list"));
        }
        tokens.add(mark("assistant"));
        return tokens;
    }

    /** One or more plain prompts: a text, token ids, or a list of either. */
    List<Tokens> plain(String field, JsonNode value) {
        List<Tokens> prompts = new ArrayList<>();
        if (value.isArray() && !value.path(0).isIntegralNumber()) {
            if (value.size() > MAX_PROMPTS) {
                throw new ApiException(
                        ApiError.badValue(field, "No more than " + MAX_PROMPTS + " can be sent at once."));
            }
            value.forEach(prompt -> prompts.add(single(field, prompt)));
        } else {
            prompts.add(single(field, value));
        }
        if (prompts.isEmpty() || prompts.stream().anyMatch(prompt -> prompt.size() == 0)) {
            throw new ApiException(ApiError.badValue(field, "The decoder prompt cannot be empty"));
        }
        return prompts;
    }

    private Tokens single(String field, JsonNode value) {
        Tokens tokens = new Tokens(maxTokens);
        if (value.isTextual()) {
            Tokenizer.tokenize(value.textValue(), tokens);
            return tokens;
        }
        if (!value.isArray()) {
            throw new ApiException(
                    ApiError.validation("string_type", "body." + field, "Input should be a valid string or list"));
        }
        for (JsonNode token : value) {
            if (!token.canConvertToInt() || token.intValue() < 0) {
                throw new ApiException(
                        ApiError.validation("int_type", "body." + field, "Input should be a list of token ids"));
            }
            tokens.add(token.intValue());
        }
        return tokens;
    }

    private static void addMessage(String path, JsonNode message, Tokens tokens) {
        Fields fields = Fields.ofPart(path, message);
        String role = fields.text("role").orElseThrow(() -> fields.wrong("missing", "role", "Field required"));
        tokens.add(mark(role));
        addContent(path, message.path("content"), tokens);
        fields.value("tool_calls").ifPresent(calls -> Tokenizer.tokenize(calls.toString(), tokens));
        tokens.add(mark("end"));
    }

    private static void addItem(JsonNode item, Tokens tokens) {
        if (item.path("role").isTextual()) {
            addMessage("body.input", item, tokens);
            return;
        }
        addTurn(item.path("type").asText("item"), item.toString(), tokens);
    }

    private static void addContent(String path, JsonNode content, Tokens tokens) {
        if (content.isTextual()) {
            Tokenizer.tokenize(content.textValue(), tokens);
        } else if (content.isArray()) {
            content.forEach(part -> addPart(part, tokens));
        } else if (!content.isNull() && !content.isMissingNode()) {
            throw new ApiException(
                    ApiError.validation("string_type", path + ".content", "Input should be a valid string or list"));
        }
    }

    private static void addPart(JsonNode part, Tokens tokens) {
        if (part.path("text").isTextual()) {
            Tokenizer.tokenize(part.path("text").textValue(), tokens);
            return;
        }
        int image = mark(part.toString());
        for (int count = 0; count < IMAGE_TOKENS; count++) {
            tokens.add(image);
        }
    }

    private static void addTurn(String role, String text, Tokens tokens) {
        tokens.add(mark(role));
        Tokenizer.tokenize(text, tokens);
        tokens.add(mark("end"));
    }

    private static int mark(String name) {
        return ("<|" + name + "|>").hashCode() & Integer.MAX_VALUE;
    }
}
