package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Sequence;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Answers of {@code /v1/completions}. */
final class CompletionShape implements AnswerShape {
    private static final String OBJECT = "text_completion";

    private final Stamp stamp;
    private final boolean includeUsage;
    private final ChoiceEvents events;

    CompletionShape(Stamp stamp, int choices, boolean includeUsage) {
        this.stamp = stamp;
        this.includeUsage = includeUsage;
        this.events = new ChoiceEvents(
                choices, stamp.opening(OBJECT) + "\"choices\":[{\"index\":", ",\"text\":\"", "\",\"logprobs\":null,");
    }

    @Override
    public Buffer greeting() {
        return Buffer.buffer();
    }

    @Override
    public void appendTokens(Stretch stretch, Buffer into) {
        events.append(stretch, into);
    }

    @Override
    public void appendEnd(List<Sequence> sequences, Usage usage, Buffer into) {
        if (includeUsage) {
            into.appendString("data: " + stamp.opening(OBJECT) + "\"choices\":[],\"usage\":" + usage.json() + "}\n\n");
        }
    }

    @Override
    public void appendError(ApiError error, Buffer into) {
        into.appendString("data: " + error.json() + "\n\n");
    }

    @Override
    public boolean endsWithDone() {
        return true;
    }

    @Override
    public ObjectNode whole(List<Sequence> sequences, Usage usage) {
        ObjectNode answer = stamp.json(OBJECT);
        ArrayNode choices = answer.putArray("choices");
        for (int index = 0; index < sequences.size(); index++) {
            Sequence sequence = sequences.get(index);
            choices.addObject()
                    .put("index", index)
                    .put("text", sequence.work().answer().text(0, sequence.generatedTokens()))
                    .putNull("logprobs")
                    .put("finish_reason", sequence.work().end().text())
                    .putNull("stop_reason")
                    .putNull("prompt_logprobs");
        }
        answer.putNull("service_tier").putNull("system_fingerprint").set("usage", usage.json());
        return answer.putNull("kv_transfer_params");
    }
}
