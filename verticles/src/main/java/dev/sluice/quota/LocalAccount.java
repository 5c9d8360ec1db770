package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import io.vertx.core.Future;
import java.time.InstantSource;

/** An account of a gateway that shares with no other: exact, and never waits. */
final class LocalAccount implements Account {
    private static final long MEMBER = 1;

    private final InstantSource clock;
    private final Counter counter = new Counter();
    private WindowSpec window;

    LocalAccount(WindowSpec window, InstantSource clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public Future<Hold> reserve(long amount) {
        Grant grant = change(new Change.Take(amount, amount));
        return grant.waitMillis() == 0
                ? Future.succeededFuture(new Part(amount, grant.part()))
                : Future.failedFuture(new Shortage(grant.remaining(), grant.waitMillis()));
    }

    @Override
    public Hold force(long amount) {
        long part = window.part(clock.millis());
        change(new Change.Settle(part, 0, amount));
        return new Part(amount, part);
    }

    @Override
    public long remaining() {
        return Math.max(0, window.limit() - counter.inUse(window, clock.millis()));
    }

    @Override
    public void follow(WindowSpec newer) {
        window = newer;
    }

    @Override
    public boolean isIdle() {
        return counter.inUse(window, clock.millis()) == 0;
    }

    private Grant change(Change change) {
        return change.applyTo(counter, window, MEMBER, clock.millis());
    }

    /** An amount that counts in a part of the window. */
    private final class Part implements Hold {
        private final long amount;
        private final long part;

        Part(long amount, long part) {
            this.amount = amount;
            this.part = part;
        }

        @Override
        public long amount() {
            return amount;
        }

        @Override
        public void settle(long used) {
            if (used != amount) {
                change(new Change.Settle(part, 0, used - amount));
            }
        }
    }
}
