package dev.sluice.ingress;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes an answer before another tap reads it. */
final class ChangingTap implements AnswerTap {
    private final AnswerTap next;
    private final UnaryOperator<Buffer> change;
    private final Supplier<Buffer> heldBack;

    /**
     * Changes what passes.
     *
     * @param heldBack what the change has kept to itself when the answer ends
     */
    ChangingTap(AnswerTap next, UnaryOperator<Buffer> change, Supplier<Buffer> heldBack) {
        this.next = next;
        this.change = change;
        this.heldBack = heldBack;
    }

    @Override
    public Buffer pass(Buffer chunk) {
        return next.pass(change.apply(chunk));
    }

    @Override
    public Buffer rest() {
        Buffer last = next.pass(heldBack.get());
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
