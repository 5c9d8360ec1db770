package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRestorerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":1,\"model\":\"real\",\"x\":2}|{\"id\":1,\"model\":\"asked\",\"x\":2}",
                "{\"model\" : \"real\"}|{\"model\" : \"asked\"}",
                "{\"response\":{\"model\":\"real\"}}|{\"response\":{\"model\":\"asked\"}}",
                "{\"model\":\"really\"}|{\"model\":\"really\"}",
                "{\"model\":\"other\"}|{\"model\":\"other\"}",
                "{\"text\":\"\\\"model\\\":\\\"real\\\"\"}|{\"text\":\"\\\"model\\\":\\\"real\\\"\"}",
                "{\"text\":\"\\\\\",\"model\":\"real\"}|{\"text\":\"\\\\\",\"model\":\"asked\"}",
                "data: {\"model\":\"real\"}|data: {\"model\":\"asked\"}",
                "{\"models\":\"real\"}|{\"models\":\"real\"}",
                "{\"mod|{\"mod"
            })
    void restores_the_name_wherever_the_answer_is_cut(String answer, String wanted) {
        for (int cut = 0; cut <= answer.length(); cut++) {
            for (int next = cut; next <= answer.length(); next++) {
                NameRestorer restorer = new NameRestorer("real", "asked");
                Buffer passed = Buffer.buffer()
                        .appendBuffer(restorer.pass(Buffer.buffer(answer.substring(0, cut))))
                        .appendBuffer(restorer.pass(Buffer.buffer(answer.substring(cut, next))))
                        .appendBuffer(restorer.pass(Buffer.buffer(answer.substring(next))))
                        .appendBuffer(restorer.rest());
                assertThat(passed).hasToString(wanted);
            }
        }
    }

    @Test
    void writes_names_as_json_does() {
        NameRestorer restorer = new NameRestorer("a\"b", "c\\d");
        assertThat(restorer.pass(Buffer.buffer("{\"model\":\"a\\\"b\"}"))).hasToString("{\"model\":\"c\\\\d\"}");
    }

    @Test
    void holds_back_nothing_that_cannot_be_a_name() {
        NameRestorer restorer = new NameRestorer("real", "asked");
        assertThat(restorer.pass(Buffer.buffer("data: {\"choices\":[]}\n\n")))
                .hasToString("data: {\"choices\":[]}\n\n");
    }
}
