package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.text.Tokenizer;
import dev.sluice.simulator.text.Tokens;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** {@code /tokenize}: how a prompt or a conversation is cut into tokens. */
final class TokenizeApi {
    private static final int MAX_TOKENS = 1_048_576;

    private final ServedModels models;

    TokenizeApi(ServedModels models) {
        this.models = models;
    }

    void handle(HttpServerRequest request, ObjectNode body) {
        Tokens tokens = tokens(Fields.ofBody(body), MissingNode.getInstance());
        ObjectNode answer = Json.object().put("count", tokens.size()).put("max_model_len", models.maxModelLen());
        put(tokens, answer.putArray("tokens"));
        Answers.json(request.response(), 200, answer.putNull("token_strs"));
    }

    /** The tokens of a request as it would be generated from. */
    void render(HttpServerRequest request, ObjectNode body) {
        ObjectNode answer = Json.object();
        put(tokens(Fields.ofBody(body), body.path("tools")), answer.putArray("token_ids"));
        Answers.json(request.response(), 200, answer);
    }

    private static void put(Tokens tokens, ArrayNode ids) {
        if (tokens.overflowed()) {
            throw new ApiException(ApiError.of(400, "No more than " + MAX_TOKENS + " tokens are answered at once."));
        }
        for (int index = 0; index < tokens.size(); index++) {
            ids.add(tokens.at(index));
        }
    }

    private static Tokens tokens(Fields fields, JsonNode tools) {
        Optional<JsonNode> messages = fields.value("messages");
        if (messages.isPresent()) {
            return new PromptReader(MAX_TOKENS).conversation(messages.get(), tools);
        }
        Tokens tokens = new Tokens(MAX_TOKENS);
        Tokenizer.tokenize(
                fields.text("prompt").orElseThrow(() -> fields.wrong("missing", "prompt", "Field required")), tokens);
        return tokens;
    }
}
