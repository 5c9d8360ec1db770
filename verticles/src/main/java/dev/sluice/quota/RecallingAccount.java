package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An account that learns what was used before its process began, and admits nothing until then. */
final class RecallingAccount implements Account {
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Account account;
    private final Supplier<Future<Change.AtLeast>> earlier;
    private final UnaryOperator<Future<Void>> within;
    private final LongSupplier nanoTime;
    /** Under way, done, or failed a moment ago. */
    private Optional<Future<Void>> recalling = Optional.empty();

    private boolean recalled;
    private long failedAt;

    /**
     * One that has not asked yet.
     *
     * @param earlier asks what was used, and fails with {@link CountersLost} where that is not known
     * @param within lets a request wait for that
     */
    RecallingAccount(
            Account account,
            Supplier<Future<Change.AtLeast>> earlier,
            UnaryOperator<Future<Void>> within,
            LongSupplier nanoTime) {
        this.account = account;
        this.earlier = earlier;
        this.within = within;
        this.nanoTime = nanoTime;
    }

    @Override
    public Future<Hold> reserve(long amount) {
        return recalled ? account.reserve(amount) : within.apply(recall()).compose(known -> account.reserve(amount));
    }

    @Override
    public Future<Void> raise(Change.AtLeast known) {
        return account.raise(known);
    }

    @Override
    public Hold force(long amount) {
        return account.force(amount);
    }

    @Override
    public long remaining() {
        return account.remaining();
    }

    @Override
    public void follow(WindowSpec window) {
        account.follow(window);
    }

    @Override
    public void share(int gateways) {
        account.share(gateways);
    }

    @Override
    public boolean tick() {
        return account.tick();
    }

    @Override
    public boolean isIdle() {
        return account.isIdle() && recalling.map(Future::isComplete).orElse(true);
    }

    /** All requests wait for one answer; where there is none, the next ones are told so for a moment before it is asked for again. */
    private Future<Void> recall() {
        boolean again = recalling.map(Future::failed).orElse(false) && nanoTime.getAsLong() - failedAt > AGAIN_NANOS;
        if (recalling.isEmpty() || again) {
            recalling = Optional.of(earlier.get()
                    .compose(this::tell)
                    .onSuccess(done -> recalled = true)
                    .onFailure(lost -> failedAt = nanoTime.getAsLong()));
        }
        return recalling.get();
    }

    private Future<Void> tell(Change.AtLeast known) {
        return known.floors().isEmpty() ? Future.succeededFuture() : account.raise(known);
    }
}
