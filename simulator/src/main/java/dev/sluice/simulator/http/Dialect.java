package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What tells one API from another.
 *
 * @param idPrefix how its ids begin
 * @param reader reads a body
 * @param shape writes an answer
 */
record Dialect(
        String idPrefix,
        Function<ObjectNode, GenerationRequest> reader,
        BiFunction<Stamp, GenerationRequest, AnswerShape> shape) {
    static Dialect chat(RequestReader reader) {
        return new Dialect(
                "chatcmpl-",
                reader::chat,
                (stamp, wanted) -> new ChatShape(stamp, wanted.sequences(), wanted.includeUsage()));
    }

    static Dialect completion(RequestReader reader) {
        return new Dialect(
                "cmpl-",
                reader::completion,
                (stamp, wanted) -> new CompletionShape(stamp, wanted.sequences(), wanted.includeUsage()));
    }

    static Dialect responses(RequestReader reader, StoredResponses stored) {
        return new Dialect(
                "resp_",
                body -> {
                    GenerationRequest wanted = reader.responses(body);
                    Fields.ofBody(body).text("previous_response_id").ifPresent(stored::demand);
                    return wanted;
                },
                (stamp, wanted) -> {
                    stored.keep(stamp.id());
                    return new ResponsesShape(stamp);
                });
    }
}
