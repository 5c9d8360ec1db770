package dev.sluice.ingress;

import dev.sluice.message.Usage;
import dev.sluice.rewriting.NameRestorer;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Puts the client's name of the model back into an answer, before another tap reads it. */
final class NameTap implements AnswerTap {
    private final AnswerTap next;
    private final NameRestorer names;

    NameTap(AnswerTap next, NameRestorer names) {
        this.next = next;
        this.names = names;
    }

    @Override
    public Buffer pass(Buffer chunk) {
        return next.pass(names.pass(chunk));
    }

    @Override
    public Buffer rest() {
        Buffer last = next.pass(names.rest());
        return last.copy().appendBuffer(next.rest());
    }

    @Override
    public Optional<Usage> usage() {
        return next.usage();
    }

    @Override
    public long textTokens() {
        return next.textTokens();
    }
}
