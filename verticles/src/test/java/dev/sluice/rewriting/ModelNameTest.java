package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"model\":\"a\", \"n\" : 1}|{\"model\":\"b\", \"n\" : 1}",
                "{ \"n\":1.50,\"model\"  :  \"a\\u0041\" }|{ \"n\":1.50,\"model\"  :  \"b\" }",
                "{\"messages\":[{\"model\":\"a\"}],\"model\":\"ü\"}|{\"messages\":[{\"model\":\"a\"}],\"model\":\"b\"}",
                "{\"x\":\"ü\",\"model\":\"a\"}|{\"x\":\"ü\",\"model\":\"b\"}",
                "{\"model\":null}|{\"model\":\"b\"}",
                "{\"n\":1}|{\"model\":\"b\",\"n\":1}",
                "{}|{\"model\":\"b\"}",
                "[1]|[1]",
                "{\"n\":|{\"n\":"
            })
    void replaces_the_name_and_no_other_byte(String body, String wanted) {
        assertThat(ModelName.replace(Buffer.buffer(body), "b")).hasToString(wanted);
    }
}
