package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnershipTest {
    private static final List<URI> ENDPOINTS = IntStream.range(0, 1000)
            .mapToObj(index -> URI.create("http://10.0." + index / 250 + "." + index % 250 + ":8000"))
            .toList();

    @Test
    void asks_everything_alone() {
        assertThat(ENDPOINTS).allMatch(endpoint -> Ownership.ALONE.isOurs("llama", endpoint));
        assertThat(ENDPOINTS).allMatch(endpoint -> view("a", List.of("a")).isOurs("llama", endpoint));
        assertThat(view("a", List.of("a")).isShared()).isFalse();
    }

    static Stream<List<String>> members() {
        return Stream.of(
                List.of("a", "b"),
                List.of("gateway-1", "gateway-2", "gateway-3"),
                IntStream.range(0, 4)
                        .mapToObj(index -> UUID.nameUUIDFromBytes(new byte[] {(byte) index})
                                .toString())
                        .toList());
    }

    /** Of 1,000 endpoints each of n has 1,000 / n, give or take 15 %: 425 to 575, 283 to 383, 212 to 288. */
    @ParameterizedTest
    @MethodSource("members")
    void shares_1000_endpoints_evenly(List<String> members) {
        Map<String, Long> counts = ENDPOINTS.stream()
                .map(endpoint -> view("a", members).owner("llama", endpoint))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        double fair = 1000.0 / members.size();
        assertThat(counts).containsOnlyKeys(members);
        assertThat(counts.values())
                .allSatisfy(count -> assertThat(count.doubleValue()).isBetween(0.85 * fair, 1.15 * fair));
    }

    @Test
    void gives_each_endpoint_to_exactly_one_of_the_members() {
        List<String> members = List.of("a", "b", "c");

        assertThat(ENDPOINTS).allSatisfy(endpoint -> assertThat(
                        members.stream().filter(self -> view(self, members).isOurs("llama", endpoint)))
                .hasSize(1));
    }

    @Test
    void does_not_depend_on_the_order_of_the_members() {
        List<String> members = new ArrayList<>(List.of("a", "b", "c", "d"));
        List<String> owners = owners("llama", members);
        Collections.reverse(members);

        assertThat(owners("llama", members)).isEqualTo(owners);
    }

    /** A fourth takes about a quarter, 250 give or take 15 %, and nothing moves between the three. */
    @Test
    void moves_only_to_the_one_who_comes() {
        List<String> before = owners("llama", List.of("a", "b", "c"));
        List<String> after = owners("llama", List.of("a", "b", "c", "d"));

        List<String> moved = IntStream.range(0, 1000)
                .filter(index -> !before.get(index).equals(after.get(index)))
                .mapToObj(after::get)
                .toList();

        assertThat(moved).containsOnly("d");
        assertThat(moved.size()).isBetween(212, 288);
    }

    @Test
    void moves_only_from_the_one_who_goes() {
        List<String> before = owners("llama", List.of("a", "b", "c", "d"));
        List<String> after = owners("llama", List.of("a", "c", "d"));

        assertThat(IntStream.range(0, 1000).filter(index -> !before.get(index).equals("b")))
                .allMatch(index -> before.get(index).equals(after.get(index)));
        assertThat(after).doesNotContain("b");
    }

    @Test
    void shares_the_pools_of_one_endpoint_out_too() {
        List<String> pools =
                IntStream.range(0, 100).mapToObj(index -> "pool-" + index).toList();

        assertThat(pools.stream().map(pool -> view("a", List.of("a", "b")).owner(pool, ENDPOINTS.get(0))))
                .contains("a", "b");
    }

    private static List<String> owners(String pool, List<String> members) {
        Ownership ownership = view("a", members);
        return ENDPOINTS.stream()
                .map(endpoint -> ownership.owner(pool, endpoint))
                .toList();
    }

    private static Ownership view(String self, List<String> members) {
        List<Member> all =
                members.stream().map(id -> new Member(id, id, "1", "", "")).toList();
        return Ownership.of(new ClusterView(self, all, true));
    }
}
