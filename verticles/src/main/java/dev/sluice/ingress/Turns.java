package dev.sluice.ingress;

import dev.sluice.routing.BackendRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The order in which a request visits the backends of its rule: those that are ejected come last. */
final class Turns {
    private final List<BackendRef> order;
    private int next;
    private int attemptsAtPriority;

    /** Turns in an order as drawn, but for those that are not available. */
    Turns(List<BackendRef> drawn, Predicate<BackendRef> available) {
        order = new ArrayList<>(drawn.size());
        drawn.stream().filter(available).forEach(order::add);
        drawn.stream().filter(available.negate()).forEach(order::add);
    }

    /** Whose turn it is; empty when all have had theirs. */
    Optional<BackendRef> next() {
        if (next == order.size()) {
            return Optional.empty();
        }
        if (next > 0 && order.get(next).priority() != order.get(next - 1).priority()) {
            attemptsAtPriority = 0;
        }
        return Optional.of(order.get(next++));
    }

    /** Gives one the first turn, if it has any. */
    void first(BackendRef backend) {
        if (order.remove(backend)) {
            order.add(0, backend);
        }
    }

    void attempted() {
        attemptsAtPriority++;
    }

    /** Attempts at the backends of the priority whose turn it is. */
    int attemptsAtPriority() {
        return attemptsAtPriority;
    }

    /** Passes over the others of the priority whose turn it was. */
    void leavePriority() {
        int priority = order.get(next - 1).priority();
        attemptsAtPriority = 0;
        while (next < order.size() && order.get(next).priority() == priority) {
            next++;
        }
    }

    /** Begins again with the first. */
    void beginAgain() {
        next = 0;
    }
}
