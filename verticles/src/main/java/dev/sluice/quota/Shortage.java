package dev.sluice.quota;

/** An account has no room for an amount. Carries no stack trace, as it is no defect. */
final class Shortage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long left;
    private final long waitMillis;

    /**
     * Makes one.
     *
     * @param left what is left of the limit
     * @param waitMillis when the amount may fit; {@link dev.sluice.counting.Grant#NEVER} where it is more than the limit
     */
    Shortage(long left, long waitMillis) {
        super("no room", null, false, false);
        this.left = left;
        this.waitMillis = waitMillis;
    }

    long left() {
        return left;
    }

    long waitMillis() {
        return waitMillis;
    }
}
