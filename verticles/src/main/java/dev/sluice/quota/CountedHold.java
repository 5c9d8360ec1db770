package dev.sluice.quota;

/**
 * An amount that counts in a part of a window.
 *
 * @param part its number
 */
record CountedHold(long amount, long part, Correction correction) implements Account.Hold {
    /** Adds to what was used in a part, or takes from it. */
    @FunctionalInterface
    interface Correction {
        void apply(long part, long delta);
    }

    @Override
    public void settle(long used) {
        if (used != amount) {
            correction.apply(part, used - amount);
        }
    }
}
