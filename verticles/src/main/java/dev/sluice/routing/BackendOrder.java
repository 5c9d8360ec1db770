package dev.sluice.routing;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** In which order a rule's backends are asked. */
public final class BackendOrder {
    private BackendOrder() {}

    /**
     * Draws the backends by weight, without putting back, one priority after the other.
     *
     * <p>Each waits for a time of exponential distribution with its weight as rate; the first of several to be done is each in
     * proportion to its weight, and so is the first of those that are left.
     *
     * @param backends those of weight 0 are left out
     */
    public static List<BackendRef> draw(List<BackendRef> backends, RandomGenerator random) {
        return backends.stream()
                .filter(backend -> backend.weight() > 0)
                .map(backend -> new Turn(backend, -Math.log(1 - random.nextDouble()) / backend.weight()))
                .sorted(Comparator.<Turn>comparingInt(turn -> turn.backend().priority())
                        .thenComparingDouble(Turn::at))
                .map(Turn::backend)
                .toList();
    }

    /** When a backend's turn is. */
    private record Turn(BackendRef backend, double at) {}
}
