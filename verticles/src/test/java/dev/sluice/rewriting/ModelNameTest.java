package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNameTest {
    private static String replace(String json, String model) {
        return ModelName.replace(Buffer.buffer(json), model).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"a\"} | {\"model\":\"new\"}",
                "{ \"model\" :\t\"a\" , \"n\" : 1.00 } | { \"model\" :\t\"new\" , \"n\" : 1.00 }",
                "{\"x\":{\"model\":\"a\"},\"model\":\"b\"} | {\"x\":{\"model\":\"a\"},\"model\":\"new\"}",
                "{\"x\":[\"model\",{\"model\":1}],\"model\":\"b\",\"y\":[]} | {\"x\":[\"model\",{\"model\":1}],\"model\":\"new\",\"y\":[]}",
                "{\"m\\u006fdel\":\"a\"} | {\"m\\u006fdel\":\"new\"}",
                "{\"ü\":\"ü€😀\",\"model\":\"ä\\\"\",\"z\":\"ü\"} | {\"ü\":\"ü€😀\",\"model\":\"new\",\"z\":\"ü\"}",
                "{\"model\":17,\"n\":1} | {\"model\":\"new\",\"n\":1}",
                "{\"model\":null} | {\"model\":\"new\"}",
                "{\"model\":{\"a\":[1]},\"n\":1} | {\"model\":\"new\",\"n\":1}",
                "{} | {\"model\":\"new\"}",
                "{ \"n\":1} | {\"model\":\"new\", \"n\":1}",
            })
    void replaces_the_value_and_no_other_byte(String json, String expected) {
        assertThat(replace(json, "new")).isEqualTo(expected);
    }

    @Test
    void escapes_the_new_name() {
        assertThat(replace("{\"model\":\"a\"}", "q\"\\\n/ü")).isEqualTo("{\"model\":\"q\\\"\\\\\\n/ü\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "\"model\"", "{\"model", "{\"model\":\"a", "hello"})
    void leaves_what_is_no_object(String body) {
        assertThat(replace(body, "new")).isEqualTo(body);
    }

    @Test
    void finds_the_name_in_a_part_of_a_larger_buffer() {
        Buffer whole = Buffer.buffer("xxxx{\"n\":1,\"model\":\"a\"}yyyy");
        assertThat(ModelName.replace(whole.slice(4, whole.length() - 4), "new").toString())
                .isEqualTo("{\"n\":1,\"model\":\"new\"}");
    }

    @Test
    void finds_the_name_behind_a_long_text() {
        String text = "x\\n".repeat(1 << 20);
        assertThat(replace("{\"prompt\":\"" + text + "\",\"model\":\"a\"}", "new"))
                .isEqualTo("{\"prompt\":\"" + text + "\",\"model\":\"new\"}");
    }
}
