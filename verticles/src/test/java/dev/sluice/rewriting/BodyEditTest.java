package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.BodyChange;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyEditTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "temperature|0.2|{\"a\":1}|{\"a\":1,\"temperature\":0.2}",
                "a|\"x\"|{\"a\":1}|{\"a\":\"x\"}",
                "a.b.c|true|{}|{\"a\":{\"b\":{\"c\":true}}}",
                "a.b|1|{\"a\":2}|{\"a\":{\"b\":1}}",
                "a.1.b|5|{\"a\":[{},{}]}|{\"a\":[{},{\"b\":5}]}",
                "a\\.b|1|{}|{\"a.b\":1}",
                "a|1|[]|[]",
                "a|1|{\"n\":1.10,\"m\":123456789012345678901234567890}|{\"n\":1.10,\"m\":123456789012345678901234567890,\"a\":1}"
            })
    void sets_a_field(String path, String value, String body, String wanted) {
        BodyChange change = new BodyChange(List.of(new BodyChange.Field(path, value)), List.of());
        assertThat(BodyEdit.apply(change, Buffer.buffer(body))).hasToString(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a|{\"a\":1,\"b\":2}|{\"b\":2}",
                "a.b|{\"a\":{\"b\":1,\"c\":2}}|{\"a\":{\"c\":2}}",
                "a.0|{\"a\":[1,2]}|{\"a\":[2]}",
                "x.y.z|{\"a\":1}|{\"a\":1}"
            })
    void removes_a_field(String path, String body, String wanted) {
        BodyChange change = new BodyChange(List.of(), List.of(path));
        assertThat(BodyEdit.apply(change, Buffer.buffer(body))).hasToString(wanted);
    }

    @Test
    void removes_before_it_sets() {
        BodyChange change = new BodyChange(List.of(new BodyChange.Field("a", "2")), List.of("a"));
        assertThat(BodyEdit.apply(change, Buffer.buffer("{\"a\":1}"))).hasToString("{\"a\":2}");
    }
}
