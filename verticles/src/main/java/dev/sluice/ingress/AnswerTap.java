package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Reads an answer as it passes. */
interface AnswerTap {
    /** Takes a chunk from the model server; returns what may go to the client now, possibly nothing. */
    Buffer pass(Buffer chunk);

    /** What was held back and belongs to the client when the answer ends well. */
    Buffer rest();

    /** The tokens the model server counted, as far as it told. */
    Optional<Usage> usage();

    /** About how many tokens of text passed; 0 for an answer that is no text. */
    long textTokens();
}
