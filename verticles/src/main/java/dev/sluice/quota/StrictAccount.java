package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import io.vertx.core.Future;
import java.time.InstantSource;

/** An account that asks the cluster's counter for each request. */
final class StrictAccount implements Account {
    private final RemoteCounter counter;
    private final InstantSource clock;
    private WindowSpec window;
    private long remaining;
    private long askedAt;

    StrictAccount(RemoteCounter counter, WindowSpec window, InstantSource clock) {
        this.counter = counter;
        this.window = window;
        this.clock = clock;
        this.remaining = window.limit();
    }

    @Override
    public Future<Hold> reserve(long amount) {
        if (amount > window.limit()) {
            return Future.failedFuture(new Shortage(remaining, Grant.NEVER));
        }
        askedAt = clock.millis();
        return counter.change(window, new Change.Take(amount, amount))
                .recover(late -> Future.failedFuture(new CountersLost()))
                .compose(grant -> {
                    remaining = grant.remaining();
                    return grant.waitMillis() == 0
                            ? Future.succeededFuture(new CountedHold(amount, grant.part(), this::correct))
                            : Future.failedFuture(new Shortage(grant.remaining(), grant.waitMillis()));
                });
    }

    @Override
    public Hold force(long amount) {
        long part = window.part(clock.millis());
        correct(part, amount);
        return new CountedHold(amount, part, this::correct);
    }

    @Override
    public long remaining() {
        return remaining;
    }

    @Override
    public void follow(WindowSpec newer) {
        window = newer;
    }

    @Override
    public boolean isIdle() {
        return clock.millis() - askedAt > window.idleMillis();
    }

    /** A correction that is lost leaves the counter as it was: what was reserved counts until its window is over. */
    private void correct(long part, long delta) {
        counter.change(window, new Change.Settle(part, 0, delta)).onSuccess(grant -> remaining = grant.remaining());
    }
}
