package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.Lease;
import dev.sluice.counting.Mark;
import dev.sluice.counting.WindowSpec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * An account that spends a share of the cluster's counter by itself. Requests that find too little of it wait for the renewal that
 * is under way, in the order of their arrival; nobody overtakes them.
 */
final class LeasedAccount implements Account {
    private final RemoteCounter counter;
    private final LongSupplier nanoTime;
    private final Lease lease;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(1);
    private WindowSpec window;
    private long remaining;
    private long wait;
    private long toldAt;
    private long usedAt;

    /** One of nothing yet; {@code gateways} share the counter. */
    LeasedAccount(RemoteCounter counter, WindowSpec window, LongSupplier nanoTime, int gateways) {
        this.counter = counter;
        this.window = window;
        this.nanoTime = nanoTime;
        this.lease = new Lease(window, nanoTime.getAsLong());
        this.remaining = window.limit();
        this.usedAt = nanoTime.getAsLong();
        this.toldAt = usedAt;
        lease.share(gateways);
    }

    private record Waiting(long amount, Promise<Hold> promise) {}

    @Override
    public void share(int gateways) {
        lease.share(gateways);
    }

    @Override
    public Future<Hold> reserve(long amount) {
        if (amount > window.limit()) {
            return Future.failedFuture(new Shortage(remaining, Grant.NEVER));
        }
        long now = nanoTime.getAsLong();
        usedAt = now;
        if (waiting.isEmpty() && lease.admit(amount, now)) {
            renewIfDue(0, now);
            return Future.succeededFuture(new Share(amount, lease.mark()));
        }
        if (waiting.isEmpty() && lease.isShut(amount, now)) {
            return Future.failedFuture(shortage(now));
        }
        if (lease.isCutOff(now)) {
            return Future.failedFuture(new CountersLost());
        }
        Promise<Hold> promise = Promise.promise();
        waiting.add(new Waiting(amount, promise));
        renewIfDue(waiting.element().amount(), now);
        return promise.future();
    }

    @Override
    public Future<Void> raise(Change.AtLeast known) {
        return counter.change(window, known)
                .onSuccess(grant -> remaining = grant.remaining())
                .mapEmpty();
    }

    @Override
    public Hold force(long amount) {
        lease.addSpent(amount);
        return new Share(amount, lease.mark());
    }

    @Override
    public long remaining() {
        return remaining;
    }

    @Override
    public void follow(WindowSpec newer) {
        window = newer;
    }

    /** Only once the counter has forgotten what this lease reported, as the next one begins from nothing. */
    @Override
    public boolean isIdle() {
        long now = nanoTime.getAsLong();
        long idle = TimeUnit.MILLISECONDS.toNanos(window.idleMillis());
        return waiting.isEmpty() && lease.isEmpty() && now - usedAt > idle && now - toldAt > idle;
    }

    /** Reports what was spent, and gives back what is too much. */
    @Override
    public boolean tick() {
        renewIfDue(waiting.isEmpty() ? 0 : waiting.element().amount(), nanoTime.getAsLong());
        return !waiting.isEmpty() || !lease.isEmpty();
    }

    private void renewIfDue(long amount, long now) {
        if (lease.isDue(amount, now)) {
            Future<?> unused = counter.change(window, lease.renew(amount, now))
                    .onSuccess(this::renewed)
                    .onFailure(late -> failed());
        }
    }

    private void renewed(Grant grant) {
        long now = nanoTime.getAsLong();
        lease.renewed(grant, now);
        remaining = grant.remaining();
        wait = grant.waitMillis();
        toldAt = now;
        while (!waiting.isEmpty() && serve(waiting.element(), now)) {
            waiting.remove();
        }
        if (!waiting.isEmpty()) {
            renewIfDue(waiting.element().amount(), now);
        }
    }

    /** Whether a waiting request has its answer now. */
    private boolean serve(Waiting next, long now) {
        if (lease.admit(next.amount(), now)) {
            next.promise().complete(new Share(next.amount(), lease.mark()));
            return true;
        }
        if (lease.isShut(next.amount(), now)) {
            next.promise().fail(shortage(now));
            return true;
        }
        return false;
    }

    private void failed() {
        lease.failed(nanoTime.getAsLong());
        while (!waiting.isEmpty()) {
            waiting.remove().promise().fail(new CountersLost());
        }
    }

    /** The wait is that of the amount asked for last, less what has passed since; at least a millisecond. */
    private Shortage shortage(long now) {
        long passed = TimeUnit.NANOSECONDS.toMillis(now - toldAt);
        return new Shortage(remaining, Math.max(1, wait - passed));
    }

    /** A part of the lease that was spent. */
    private final class Share implements Hold {
        private final long amount;
        private final Mark mark;

        Share(long amount, Mark mark) {
            this.amount = amount;
            this.mark = mark;
        }

        @Override
        public long amount() {
            return amount;
        }

        /** A correction that is lost leaves what was reserved counting until its window is over. */
        @Override
        public void settle(long used) {
            if (used > amount) {
                lease.addSpent(used - amount);
            } else if (used < amount) {
                lease.giveBack(amount - used, mark).ifPresent(this::tell);
            }
        }

        private void tell(Change.Settle back) {
            Future<?> unused = counter.change(window, back);
        }
    }
}
