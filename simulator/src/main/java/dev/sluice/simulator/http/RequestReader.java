package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.settings.Role;
import dev.sluice.simulator.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the requests of the three generating APIs. */
final class RequestReader {
    private static final int COMPLETION_TOKENS = 16;

    private final ServedModels models;
    private final long seed;
    private final Role role;
    private final PromptReader prompts;

    /** A reader whose answers depend on the seed, for a server that serves the legs of its role. */
    RequestReader(ServedModels models, long seed, Role role) {
        this.models = models;
        this.seed = seed;
        this.role = role;
        this.prompts = new PromptReader(models.maxModelLen());
    }

    GenerationRequest chat(ObjectNode body) {
        Fields fields = Fields.ofBody(body);
        Tokens prompt = prompts.conversation(fields.required("messages"), optional(fields, "tools"));
        OptionalInt max = fields.count("max_completion_tokens", 1);
        return request(fields, List.of(prompt), max.isPresent() ? max : fields.count("max_tokens", 1))
                .with(TransferParams.of(fields), role);
    }

    GenerationRequest completion(ObjectNode body) {
        Fields fields = Fields.ofBody(body);
        List<Tokens> list = prompts.plain("prompt", fields.required("prompt"));
        return request(
                        fields,
                        list,
                        OptionalInt.of(fields.count("max_tokens", 1).orElse(COMPLETION_TOKENS)))
                .with(TransferParams.of(fields), role);
    }

    GenerationRequest responses(ObjectNode body) {
        Fields fields = Fields.ofBody(body);
        Tokens prompt = prompts.input(fields.required("input"), optional(fields, "instructions"));
        return request(fields, List.of(prompt), fields.count("max_output_tokens", 1));
    }

    private GenerationRequest request(Fields fields, List<Tokens> list, OptionalInt max) {
        fields.within("temperature", 0, 2);
        fields.within("top_p", 0, 1);
        boolean stream = fields.flag("stream");
        Optional<JsonNode> streamOptions = fields.value("stream_options");
        if (streamOptions.isPresent() && !stream) {
            throw new ApiException(ApiError.validation(
                    "value_error",
                    "body.stream_options",
                    "Value error, Stream options can only be defined when `stream=True`."));
        }
        AnswerLength length = new AnswerLength(
                max,
                fields.count("min_tokens", 0).orElse(0),
                models.maxModelLen(),
                seed ^ fields.integer("seed").orElse(0));
        return new GenerationRequest(
                models.resolve(fields.text("model")),
                list,
                fields.count("n", 1).orElse(1),
                length,
                stream,
                streamOptions
                        .map(options ->
                                Fields.ofPart("body.stream_options", options).flag("include_usage"))
                        .orElse(false),
                TransferParams.NONE);
    }

    private static JsonNode optional(Fields fields, String name) {
        return fields.value(name).orElse(MissingNode.getInstance());
    }
}
