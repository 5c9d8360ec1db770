package dev.sluice.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** Carries the answering verticle's own failure back to the asker. */
final class Refusal extends ReplyException {
    private static final long serialVersionUID = 1L;

    Refusal(Throwable cause) {
        super(ReplyFailure.RECIPIENT_FAILURE, 0, cause.getMessage(), cause, false);
    }
}
