package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.text.Corpus;
import dev.sluice.simulator.text.Tokens;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** {@code /v1/embeddings}: a prefill for each input, and a vector that depends on the input alone. */
final class EmbeddingApi {
    private static final int DIMENSIONS = 384;
    private static final int MAX_NUMBERS = 1_048_576;

    private final ServedModels models;
    private final EngineLoop loop;
    private final FaultGate gate;
    private final Stamps stamps;

    EmbeddingApi(ServedModels models, EngineLoop loop, FaultGate gate, Stamps stamps) {
        this.models = models;
        this.loop = loop;
        this.gate = gate;
        this.stamps = stamps;
    }

    void handle(HttpServerRequest request, ObjectNode body) {
        Fields fields = Fields.ofBody(body);
        List<Tokens> inputs = new PromptReader(models.maxModelLen()).plain("input", fields.required("input"));
        ServedModels.Target target = models.resolve(fields.text("model"));
        int dimensions = dimensions(fields, inputs);
        boolean base64 = fields.text("encoding_format").orElse("float").equals("base64");
        Stamp stamp = stamps.next("embd-", request, target.model());
        WholeAnswer answer = new WholeAnswer(
                loop,
                request,
                sequences -> json(stamp, vectors(sequences, dimensions, base64), sequences),
                gate.nextCut());
        request.response().closeHandler(left -> answer.abort());
        answer.start(inputs.stream().map(input -> prefill(target, input)).toList());
    }

    private static int dimensions(Fields fields, List<Tokens> inputs) {
        int dimensions = fields.count("dimensions", 1).orElse(DIMENSIONS);
        if ((long) dimensions * inputs.size() > MAX_NUMBERS) {
            throw new ApiException(
                    ApiError.badValue("dimensions", "No more than " + MAX_NUMBERS + " numbers are answered at once."));
        }
        return dimensions;
    }

    private Work prefill(ServedModels.Target target, Tokens input) {
        if (input.overflowed()) {
            throw new ApiException(ApiError.badValue(
                    "input",
                    "This model's maximum context length is " + models.maxModelLen()
                            + " tokens. Please reduce the length of the input."));
        }
        return new Work(target.adapter(), input, Corpus.embedded().answer(0, 0), FinishReason.STOP);
    }

    private static ArrayNode vectors(List<Sequence> sequences, int dimensions, boolean base64) {
        ArrayNode vectors = Json.object().arrayNode();
        for (int index = 0; index < sequences.size(); index++) {
            Embedding embedding = Embedding.of(sequences.get(index).work().prompt(), dimensions);
            vectors.addObject()
                    .put("index", index)
                    .put("object", "embedding")
                    .set("embedding", base64 ? embedding.base64() : embedding.numbers());
        }
        return vectors;
    }

    private static ObjectNode json(Stamp stamp, ArrayNode vectors, List<Sequence> sequences) {
        ObjectNode answer = stamp.json("list");
        answer.set("data", vectors);
        return answer.set("usage", Usage.of(sequences).json());
    }
}
