package dev.sluice.quota;

/** What a subject has used is not known, as the gateway that keeps its counter, or the ledger, gave no answer. Carries no stack trace. */
final class CountersLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean waited;

    /** One that may be over soon. */
    CountersLost() {
        this(false);
    }

    private CountersLost(boolean waited) {
        super("the counter was not reached", null, false, false);
        this.waited = waited;
    }

    /** One for which the request has waited as long as it may. */
    static CountersLost afterWaiting() {
        return new CountersLost(true);
    }

    /** Whether a failure is one for which it is worth while to ask again. */
    static boolean mayBeOver(Throwable failure) {
        return failure instanceof CountersLost lost && !lost.waited;
    }
}
