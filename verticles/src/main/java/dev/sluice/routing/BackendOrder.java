package dev.sluice.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** The order in which a request visits the backends of its rule. */
public final class BackendOrder {
    private BackendOrder() {}

    /**
     * Draws an order: by priority, the lowest number first, and within one priority by weight, without putting back. Those of
     * weight 0 are left out.
     */
    public static List<BackendRef> draw(List<BackendRef> backends, RandomGenerator random) {
        if (backends.size() == 1 && backends.get(0).weight() > 0) {
            return backends;
        }
        List<BackendRef> left = new ArrayList<>(backends);
        left.removeIf(backend -> backend.weight() == 0);
        left.sort(Comparator.comparingInt(BackendRef::priority));
        List<BackendRef> drawn = new ArrayList<>(left.size());
        while (!left.isEmpty()) {
            drawn.add(left.remove(drawFirst(left, random)));
        }
        return drawn;
    }

    private static int drawFirst(List<BackendRef> left, RandomGenerator random) {
        int priority = left.get(0).priority();
        long sum = 0;
        int end = 0;
        while (end < left.size() && left.get(end).priority() == priority) {
            sum += left.get(end).weight();
            end++;
        }
        long point = random.nextLong(sum);
        int index = 0;
        while (point >= left.get(index).weight()) {
            point -= left.get(index).weight();
            index++;
        }
        return index;
    }
}
