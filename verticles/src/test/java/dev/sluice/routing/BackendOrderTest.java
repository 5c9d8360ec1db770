package dev.sluice.routing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackendOrderTest {
    private static final int DRAWS = 60_000;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void puts_lower_priorities_first_whatever_the_weights() {
        List<BackendRef> backends = List.of(backend("c", 900, 7), backend("b", 90, 2), backend("a", 1, 0));
        assertThat(orders(backends)).containsOnlyKeys("abc");
    }

    @Test
    void never_draws_weight_zero() {
        assertThat(orders(List.of(backend("a", 0, 0), backend("b", 1, 1)))).containsOnlyKeys("b");
        assertThat(BackendOrder.draw(List.of(backend("a", 0, 0)), random)).isEmpty();
    }

    @Test
    void draws_each_in_proportion_to_its_weight_without_putting_back() {
        Map<String, Double> orders = orders(List.of(backend("a", 1, 0), backend("b", 2, 0), backend("c", 3, 0)));
        Map<String, Double> wanted = Map.of(
                "abc",
                1 / 6.0 * 2 / 5,
                "acb",
                1 / 6.0 * 3 / 5,
                "bac",
                2 / 6.0 * 1 / 4,
                "bca",
                2 / 6.0 * 3 / 4,
                "cab",
                3 / 6.0 * 1 / 3,
                "cba",
                3 / 6.0 * 2 / 3);
        assertThat(orders).containsOnlyKeys(wanted.keySet());
        wanted.forEach((order, share) -> assertThat(orders.get(order)).as(order).isCloseTo(share, within(0.01)));
    }

    @Test
    void draws_within_each_priority() {
        Map<String, Double> orders =
                orders(List.of(backend("a", 1, 0), backend("b", 1, 0), backend("c", 1, 1), backend("d", 3, 1)));
        assertThat(orders).containsOnlyKeys("abcd", "abdc", "bacd", "badc");
        assertThat(orders.get("abdc")).isCloseTo(3 / 8.0, within(0.01));
    }

    /** The share of each order in many draws. */
    private Map<String, Double> orders(List<BackendRef> backends) {
        Map<String, Long> counted =
                Stream.generate(() -> order(backends)).limit(DRAWS).collect(groupingBy(order -> order, counting()));
        return counted.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue() / (double) DRAWS));
    }

    private String order(List<BackendRef> backends) {
        return String.join(
                "",
                BackendOrder.draw(backends, random).stream()
                        .map(reference -> reference.backend().name())
                        .toList());
    }

    private static BackendRef backend(String name, int weight, int priority) {
        Backend backend = new Backend.Unresolved(name, "made up");
        return new BackendRef(backend, weight, priority, Optional.empty(), Filters.NONE, BodyChange.NONE);
    }
}
