package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.BodyChange.Field;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyEditTest {
    private static String set(String json, String path, String value) {
        return apply(new BodyChange(List.of(new Field(path, value)), List.of()), json);
    }

    private static String apply(BodyChange change, String json) {
        return BodyEdit.apply(change, Buffer.buffer(json)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | a | 2 | {\"a\":2}",
                "{\"a\":1} | b | \"x\" | {\"a\":1,\"b\":\"x\"}",
                "{} | a.b.c | true | {\"a\":{\"b\":{\"c\":true}}}",
                "{\"a\":{\"x\":1}} | a.b | null | {\"a\":{\"x\":1,\"b\":null}}",
                "{\"a\":5} | a.b | 1 | {\"a\":{\"b\":1}}",
                "{} | a\\.b | 1 | {\"a.b\":1}",
                "{} | a\\\\b | 1 | {\"a\\\\b\":1}",
                "{\"l\":[1,2]} | l.1 | 9 | {\"l\":[1,9]}",
                "{\"l\":[1,2]} | l.2 | 9 | {\"l\":[1,2,9]}",
                "{\"l\":[1,2]} | l.3 | 9 | {\"l\":[1,2]}",
                "{\"l\":[1,2]} | l.x | 9 | {\"l\":[1,2]}",
                "{\"l\":[{\"a\":1}]} | l.0.a | {\"b\":[]} | {\"l\":[{\"a\":{\"b\":[]}}]}",
                "{\"l\":[7]} | l.0.a | 1 | {\"l\":[{\"a\":1}]}",
                "{} | 0 | 1 | {\"0\":1}",
            })
    void sets_a_field(String json, String path, String value, String expected) {
        assertThat(set(json, path, value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | a | {\"b\":2}",
                "{\"a\":{\"b\":1,\"c\":2}} | a.b | {\"a\":{\"c\":2}}",
                "{\"a.b\":1,\"a\":{\"b\":2}} | a\\.b | {\"a\":{\"b\":2}}",
                "{\"l\":[1,2,3]} | l.1 | {\"l\":[1,3]}",
                "{\"l\":[{\"a\":1}]} | l.0.a | {\"l\":[{}]}",
                "{\"l\":[1]} | l.4 | {\"l\":[1]}",
                "{\"a\":1} | b.c.d | {\"a\":1}",
                "{\"a\":1} | a.b | {\"a\":1}",
            })
    void removes_a_field(String json, String path, String expected) {
        assertThat(apply(new BodyChange(List.of(), List.of(path)), json)).isEqualTo(expected);
    }

    @Test
    void removes_before_it_sets() {
        BodyChange change = new BodyChange(List.of(new Field("a.b", "1")), List.of("a"));
        assertThat(apply(change, "{\"a\":{\"c\":2}}")).isEqualTo("{\"a\":{\"b\":1}}");
    }

    @Test
    void sets_in_order() {
        BodyChange change = new BodyChange(List.of(new Field("a", "{\"b\":1}"), new Field("a.c", "2")), List.of());
        assertThat(apply(change, "{}")).isEqualTo("{\"a\":{\"b\":1,\"c\":2}}");
    }

    @Test
    void keeps_every_digit_of_a_number() {
        String numbers = "\"a\":123456789012345678901234567890,\"b\":0.12345678901234567890123,\"c\":1.500";
        assertThat(set("{" + numbers + "}", "z", "0.10")).isEqualTo("{" + numbers + ",\"z\":0.10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "\"a\"", "17", "{\"a\":", "hello", "{} x"})
    void leaves_what_is_no_object(String body) {
        assertThat(set(body, "a", "1")).isEqualTo(body);
    }

    @Test
    void refuses_a_number_it_does_not_read_rather_than_leave_the_body_unchanged() {
        assertThatThrownBy(() -> set("{\"n\":" + "1".repeat(2000) + "}", "a", "1"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void leaves_every_byte_where_nothing_is_to_change() {
        assertThat(apply(BodyChange.NONE, "{ \"a\" : 1 }")).isEqualTo("{ \"a\" : 1 }");
    }

    @Test
    void refuses_a_value_that_is_not_json() {
        assertThatThrownBy(() -> set("{}", "a", "high")).hasMessageContaining("wanted JSON for a, found high");
    }
}
