package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderEditTest {
    private final MultiMap headers =
            MultiMap.caseInsensitiveMultiMap().add("X-A", "1").add("X-A", "2").add("X-B", "3");

    private void apply(List<Header> set, List<Header> add, List<String> remove) {
        HeaderEdit.apply(new HeaderChange(set, add, remove), headers);
    }

    @Test
    void sets_a_header_in_place_of_all_its_values() {
        apply(List.of(new Header("x-a", "new")), List.of(), List.of());
        assertThat(headers.getAll("X-A")).containsExactly("new");
        assertThat(headers.get("X-B")).isEqualTo("3");
    }

    @Test
    void adds_a_value_beside_those_there_are() {
        apply(List.of(), List.of(new Header("x-a", "3"), new Header("x-c", "4")), List.of());
        assertThat(headers.getAll("X-A")).containsExactly("1", "2", "3");
        assertThat(headers.get("x-c")).isEqualTo("4");
    }

    @Test
    void removes_whatever_the_case() {
        apply(List.of(), List.of(), List.of("x-a", "x-none"));
        assertThat(headers.names()).containsExactly("X-B");
    }

    @Test
    void sets_before_it_adds_and_adds_before_it_removes() {
        apply(
                List.of(new Header("x-a", "set"), new Header("x-b", "set")),
                List.of(new Header("x-a", "added"), new Header("x-b", "added")),
                List.of("x-b"));
        assertThat(headers.getAll("x-a")).containsExactly("set", "added");
        assertThat(headers.contains("x-b")).isFalse();
    }
}
