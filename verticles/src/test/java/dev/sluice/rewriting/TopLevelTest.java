package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopLevelTest {
    private static final TopLevel.Change CHANGE =
            new TopLevel.Change(Map.of("n", "1"), Map.of("limit", Optional.of("2"), "gone", Optional.empty()));

    private static String change(String json) {
        return TopLevel.change(CHANGE, Buffer.buffer(json)).toString();
    }

    @Test
    void sets_replaces_and_removes_and_leaves_the_bytes_of_the_rest() {
        assertThat(change("{\"a\" : [1.00,{\"n\":7}], \"n\":9,\"limit\":50,\"gone\":{\"x\":1},\"ü\":\"ü€\\n\" }"))
                .isEqualTo("{\"a\" : [1.00,{\"n\":7}],\"limit\":2,\"ü\":\"ü€\\n\",\"n\":1}");
    }

    @Test
    void adds_only_what_is_set() {
        assertThat(change("{}")).isEqualTo("{\"n\":1}");
    }

    @Test
    void leaves_what_is_no_object() {
        assertThat(change("[1]")).isEqualTo("[1]");
        assertThat(change("{\"a\":")).isEqualTo("{\"a\":");
    }

    @Test
    void finds_an_object_byte_by_byte() {
        Buffer json = Buffer.buffer("{\"ü\":{\"p\":0},\"p\":{ \"ids\" : [1, 2.0]},\"q\":1}");
        assertThat(TopLevel.object("p", json)).hasValue("{ \"ids\" : [1, 2.0]}");
        assertThat(TopLevel.object("q", json)).isEmpty();
        assertThat(TopLevel.object("r", json)).isEmpty();
    }
}
