package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;
import io.vertx.core.Future;

/** What one subject of a limit has used. Everything happens in {@link Turns}. */
interface Account {
    /**
     * Reserves an amount, at once where it can. Fails with a {@link Shortage} where there is no room, and with a {@link
     * CountersLost} where it cannot be told.
     */
    Future<Hold> reserve(long amount);

    /** Counts an amount for which there may be no room. */
    Hold force(long amount);

    /** Counts no less than somebody else knows of. Fails with {@link CountersLost} where that is not done. */
    Future<Void> raise(Change.AtLeast known);

    /** What is left by what is known here, 0 or more. */
    long remaining();

    /** Counts by another limit from now on; length and kind of the window are the same. */
    void follow(WindowSpec window);

    /** So many gateways count together from now on. */
    default void share(int gateways) {}

    /** Called a few times in the life of a lease; returns whether that is needed again, though nobody uses it meanwhile. */
    default boolean tick() {
        return false;
    }

    /** Whether nothing is lost where it is forgotten now. */
    boolean isIdle();

    /** A reserved amount. */
    interface Hold {
        /** What is reserved. */
        long amount();

        /** Corrects it to what was used, 0 or more; to be called once. */
        void settle(long used);
    }
}
