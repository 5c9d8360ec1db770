package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Sequence;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** How one API writes an answer, whole or as a stream of events. */
interface AnswerShape {
    /** What a stream begins with, before any token; may be empty. */
    Buffer greeting();

    /** Appends the event of some tokens. */
    void appendTokens(Stretch stretch, Buffer into);

    /** Appends what comes after the last token. */
    void appendEnd(List<Sequence> sequences, Usage usage, Buffer into);

    /** Appends an error in the middle of a stream. */
    void appendError(ApiError error, Buffer into);

    /** Whether a stream ends with {@code data: [DONE]}. */
    boolean endsWithDone();

    ObjectNode whole(List<Sequence> sequences, Usage usage);
}
