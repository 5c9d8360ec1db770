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
                ? Future.succeededFuture(new CountedHold(amount, grant.part(), this::correct))
                : Future.failedFuture(new Shortage(grant.remaining(), grant.waitMillis()));
    }

    @Override
    public Hold force(long amount) {
        long part = window.part(clock.millis());
        correct(part, amount);
        return new CountedHold(amount, part, this::correct);
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

    private void correct(long part, long delta) {
        change(new Change.Settle(part, 0, delta));
    }

    private Grant change(Change change) {
        return change.applyTo(counter, window, MEMBER, clock.millis());
    }
}
