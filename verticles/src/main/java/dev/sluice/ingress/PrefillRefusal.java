package dev.sluice.ingress;

import dev.sluice.message.Prefilled;

/** An answer to a prefill that is of no use. */
final class PrefillRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Prefilled.Failure why;

    PrefillRefusal(Prefilled.Failure why, String words) {
        super(words, null, false, false);
        this.why = why;
    }

    Prefilled.Failure why() {
        return why;
    }
}
