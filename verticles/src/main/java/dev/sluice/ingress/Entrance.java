package dev.sluice.ingress;

import dev.sluice.message.Settlement.Spent;
import dev.sluice.message.Standing;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a request waits for the limits to let it in, until it is given up. */
final class Entrance {
    private final Promise<Void> open = Promise.promise();
    private Reservation reservation;

    Entrance(Steps steps) {
        this.reservation = Reservation.nothing(steps);
    }

    /** Completes when the limits have let it in, and asks none where it was given up before. */
    Future<Void> enter(Supplier<Future<Reservation>> limits) {
        if (!open.future().isComplete()) {
            limits.get().onSuccess(this::take).onFailure(open::tryFail);
        }
        return open.future();
    }

    /** Waits no longer; what is reserved later is given back. */
    void giveUp(Problem why) {
        open.tryFail(new ProblemException(why));
    }

    /** How the limits stood when it was let in. */
    List<Standing> standings() {
        return reservation.standings();
    }

    /** Tells the limits what was used; see {@link Reservation#settle}. */
    void settle(boolean attempted, Optional<Spent> spent) {
        reservation.settle(attempted, spent);
    }

    private void take(Reservation reserved) {
        if (open.future().isComplete()) {
            reserved.settle(false, Optional.empty());
            return;
        }
        reservation = reserved;
        open.complete();
    }
}
