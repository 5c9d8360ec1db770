package dev.sluice.ingress;

import dev.sluice.message.Usage;
import dev.sluice.rewriting.ResponseIdMarker;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Has the ids of responses name their endpoint, before another tap reads an answer. */
final class IdTap implements AnswerTap {
    private final AnswerTap next;
    private final ResponseIdMarker ids;

    IdTap(AnswerTap next, ResponseIdMarker ids) {
        this.next = next;
        this.ids = ids;
    }

    @Override
    public Buffer pass(Buffer chunk) {
        return next.pass(ids.pass(chunk));
    }

    @Override
    public Buffer rest() {
        return next.rest();
    }

    @Override
    public Optional<Usage> usage() {
        return next.usage();
    }
}
