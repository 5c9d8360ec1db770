package dev.sluice.quota;

/** The gateway that keeps a counter did not answer in time. Carries no stack trace. */
final class CountersLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CountersLost() {
        super("the counter was not reached", null, false, false);
    }
}
