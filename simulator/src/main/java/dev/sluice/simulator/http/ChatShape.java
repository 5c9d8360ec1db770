package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Sequence;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Answers of {@code /v1/chat/completions}. */
final class ChatShape implements AnswerShape {
    private final Stamp stamp;
    private final boolean includeUsage;
    private final String opening;
    private final ChoiceEvents events;

    ChatShape(Stamp stamp, int choices, boolean includeUsage) {
        this.stamp = stamp;
        this.includeUsage = includeUsage;
        this.opening = stamp.opening("chat.completion.chunk");
        this.events = new ChoiceEvents(
                choices, opening + "\"choices\":[{\"index\":", ",\"delta\":{\"content\":\"", "\"},\"logprobs\":null,");
    }

    @Override
    public Buffer greeting() {
        return Buffer.buffer();
    }

    @Override
    public void appendTokens(Stretch stretch, Buffer into) {
        if (stretch.first()) {
            into.appendString(
                    "data: " + opening + "\"choices\":[{\"index\":" + stretch.choice()
                            + ",\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
        }
        events.append(stretch, into);
    }

    @Override
    public void appendEnd(List<Sequence> sequences, Usage usage, Buffer into) {
        if (includeUsage) {
            into.appendString("data: " + opening + "\"choices\":[],\"usage\":" + usage.json() + "}\n\n");
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
        ObjectNode answer = stamp.json("chat.completion");
        ArrayNode choices = answer.putArray("choices");
        for (int index = 0; index < sequences.size(); index++) {
            Sequence sequence = sequences.get(index);
            ObjectNode choice = choices.addObject().put("index", index);
            choice.putObject("message")
                    .put("role", "assistant")
                    .put("content", sequence.work().answer().text(0, sequence.generatedTokens()))
                    .putNull("refusal")
                    .putNull("function_call")
                    .putNull("reasoning_content")
                    .putArray("tool_calls");
            choice.putNull("logprobs")
                    .put("finish_reason", sequence.work().end().text())
                    .putNull("stop_reason");
        }
        answer.putNull("service_tier").putNull("system_fingerprint").set("usage", usage.json());
        return answer.putNull("prompt_logprobs").putNull("kv_transfer_params");
    }
}
