package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Answers of {@code /v1/responses}: one message of one text, told in numbered events. */
final class ResponsesShape implements AnswerShape {
    private static final String DELTA = "response.output_text.delta";

    private final Stamp stamp;
    private final String itemId;
    private final Buffer beforeDelta;
    private final Buffer afterDelta;
    private int events;

    ResponsesShape(Stamp stamp) {
        this.stamp = stamp;
        this.itemId = "msg_" + stamp.id().substring(stamp.id().indexOf('_') + 1);
        this.beforeDelta = Buffer.buffer(
                "event: " + DELTA + "\ndata: {\"type\":\"" + DELTA + "\",\"content_index\":0,\"delta\":\"");
        this.afterDelta = Buffer.buffer(
                "\",\"item_id\":" + Json.quoted(itemId) + ",\"logprobs\":[],\"output_index\":0,\"sequence_number\":");
    }

    @Override
    public Buffer greeting() {
        Buffer greeting = Buffer.buffer();
        append("response.created", Json.object().set("response", response("in_progress")), greeting);
        append("response.in_progress", Json.object().set("response", response("in_progress")), greeting);
        return greeting;
    }

    @Override
    public void appendTokens(Stretch stretch, Buffer into) {
        if (stretch.first()) {
            appendBeginning(into);
        }
        into.appendBuffer(beforeDelta);
        stretch.appendJson(into);
        into.appendBuffer(afterDelta).appendString(events++ + "}\n\n");
    }

    @Override
    public void appendEnd(List<Sequence> sequences, Usage usage, Buffer into) {
        String text = text(sequences);
        append(
                "response.output_text.done",
                inPart().put("text", text).set("logprobs", Json.object().arrayNode()),
                into);
        append("response.content_part.done", inPart().set("part", part(text)), into);
        append("response.output_item.done", inOutput().set("item", item("completed", text)), into);
        append("response.completed", Json.object().set("response", whole(sequences, usage)), into);
    }

    @Override
    public void appendError(ApiError error, Buffer into) {
        ObjectNode event = Json.object()
                .put("code", error.type())
                .put("message", error.message())
                .putNull("param");
        append("error", event, into);
    }

    @Override
    public boolean endsWithDone() {
        return false;
    }

    @Override
    public ObjectNode whole(List<Sequence> sequences, Usage usage) {
        boolean cutShort = sequences.get(0).work().end() == FinishReason.LENGTH;
        ObjectNode response = response(cutShort ? "incomplete" : "completed");
        if (cutShort) {
            response.putObject("incomplete_details").put("reason", "max_output_tokens");
        }
        response.putArray("output").add(item("completed", text(sequences)));
        response.set("usage", usage.responsesJson());
        return response;
    }

    private void appendBeginning(Buffer into) {
        append("response.output_item.added", inOutput().set("item", item("in_progress", "")), into);
        append("response.content_part.added", inPart().set("part", part("")), into);
    }

    private void append(String type, ObjectNode event, Buffer into) {
        ObjectNode typed = Json.object().put("type", type).setAll(event);
        typed.put("sequence_number", events++);
        into.appendString("event: " + type + "\ndata: " + typed + "\n\n");
    }

    private ObjectNode response(String status) {
        ObjectNode response = Json.object()
                .put("id", stamp.id())
                .put("object", "response")
                .put("created_at", stamp.created())
                .put("model", stamp.model())
                .put("status", status)
                .putNull("error")
                .putNull("incomplete_details")
                .putNull("instructions")
                .put("parallel_tool_calls", true)
                .put("temperature", 1.0)
                .put("top_p", 1.0)
                .put("tool_choice", "auto")
                .putNull("usage");
        response.putObject("metadata");
        response.putArray("tools");
        response.putArray("output");
        return response;
    }

    private ObjectNode item(String status, String text) {
        ObjectNode item = Json.object()
                .put("id", itemId)
                .put("type", "message")
                .put("role", "assistant")
                .put("status", status);
        if (text.isEmpty()) {
            item.putArray("content");
        } else {
            item.putArray("content").add(part(text));
        }
        return item;
    }

    private static ObjectNode part(String text) {
        ObjectNode part = Json.object().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    private ObjectNode inOutput() {
        return Json.object().put("output_index", 0);
    }

    private ObjectNode inPart() {
        return inOutput().put("item_id", itemId).put("content_index", 0);
    }

    private static String text(List<Sequence> sequences) {
        Sequence sequence = sequences.get(0);
        return sequence.work().answer().text(0, sequence.generatedTokens());
    }
}
