package dev.sluice.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Temp. */
public final class BackendOrder {
    private BackendOrder() {}
    /** Temp. */
    public static List<BackendRef> draw(List<BackendRef> backends, RandomGenerator random) {
        List<BackendRef> left = new ArrayList<>(backends.stream()
                .filter(b -> b.weight() > 0)
                .sorted(Comparator.comparingInt(BackendRef::priority))
                .toList());
        return left;
    }
}
