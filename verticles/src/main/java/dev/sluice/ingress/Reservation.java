package dev.sluice.ingress;

import dev.sluice.message.Admitted;
import dev.sluice.message.Settlement;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.message.Standing;
import java.util.List;
import java.util.Optional;

/** What is held for a request by the limits that let it in, until it is told, once, what was used. */
final class Reservation {
    private final Steps steps;
    private final Optional<Admitted> admitted;
    private boolean settled;

    private Reservation(Steps steps, Optional<Admitted> admitted) {
        this.steps = steps;
        this.admitted = admitted;
    }

    /** One of a request that no limit holds for. */
    static Reservation nothing(Steps steps) {
        return new Reservation(steps, Optional.empty());
    }

    static Reservation of(Steps steps, Admitted admitted) {
        return new Reservation(steps, Optional.of(admitted));
    }

    /** How the limits stood when the request was let in. */
    List<Standing> standings() {
        return admitted.map(Admitted::standings).orElseGet(List::of);
    }

    /**
     * Tells what was used; from the second time on nothing is told.
     *
     * @param attempted whether a model server was asked
     */
    void settle(boolean attempted, Optional<Spent> spent) {
        if (!settled) {
            settled = true;
            admitted.ifPresent(held -> steps.settle(new Settlement(held.reservation(), attempted, spent)));
        }
    }
}
