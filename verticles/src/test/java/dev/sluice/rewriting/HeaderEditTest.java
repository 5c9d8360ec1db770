package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Filters.HeaderChange;
import dev.sluice.routing.Filters.HeaderChange.Header;
import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderEditTest {
    @Test
    void sets_then_adds_then_removes() {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("A", "1").add("B", "1").add("C", "1");
        HeaderChange change = new HeaderChange(
                List.of(new Header("a", "2")), List.of(new Header("b", "2"), new Header("c", "2")), List.of("c"));
        HeaderEdit.apply(change, headers);
        assertThat(headers.getAll("a")).containsExactly("2");
        assertThat(headers.getAll("b")).containsExactly("1", "2");
        assertThat(headers.contains("c")).isFalse();
    }
}
