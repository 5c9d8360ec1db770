package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRestorerTest {
    private static final String EVENTS = """
            : it's "a comment

            event: response.created
            data: {"type":"response.created","response":{"id":"r","model":"real/ü","output":[]}}

            data:{"id":"1","model": "real/ü","choices":[{"delta":{"content":"say \\"model\\":\\"real/ü\\" \\\\"}}]}

            data: {"model":"real/üx","a":"model","b":"real/ü","model":"rea","model":"real\\/\\u00fc"}

            data: [DONE]

            """;
    private static final String RESTORED = """
            : it's "a comment

            event: response.created
            data: {"type":"response.created","response":{"id":"r","model":"mine\\"","output":[]}}

            data:{"id":"1","model": "mine\\"","choices":[{"delta":{"content":"say \\"model\\":\\"real/ü\\" \\\\"}}]}

            data: {"model":"real/üx","a":"model","b":"real/ü","model":"rea","model":"mine\\""}

            data: [DONE]

            """;

    private static String restore(String upstream, String client, Buffer... chunks) {
        NameRestorer restorer = new NameRestorer(upstream, client);
        Buffer all = Buffer.buffer();
        Arrays.stream(chunks).map(restorer::pass).forEach(all::appendBuffer);
        return all.appendBuffer(restorer.rest()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"real\"} | {\"model\":\"a\"}",
                "{\"model\" :\t\"real\"} | {\"model\" :\t\"a\"}",
                "{\"x\":{\"model\":\"real\"},\"model\":\"real\"} | {\"x\":{\"model\":\"a\"},\"model\":\"a\"}",
                "{\"model\":\"r\\u0065al\"} | {\"model\":\"a\"}",
                "{\"model\":\"realistic\"} | {\"model\":\"realistic\"}",
                "{\"model\":\"rea\"} | {\"model\":\"rea\"}",
                "{\"model\":\"real\\\\\"} | {\"model\":\"real\\\\\"}",
                "{\"model\":\"real\\\"\"} | {\"model\":\"real\\\"\"}",
                "{\"model\":\"\"} | {\"model\":\"\"}",
                "{\"model\":null,\"y\":\"real\"} | {\"model\":null,\"y\":\"real\"}",
                "{\"model\":{\"id\":\"real\"}} | {\"model\":{\"id\":\"real\"}}",
                "{\"model\":[\"real\"]} | {\"model\":[\"real\"]}",
                "{\"models\":\"real\"} | {\"models\":\"real\"}",
                "{\"a_model\":\"real\"} | {\"a_model\":\"real\"}",
                "{\"x\":\"model\",\"y\":\"real\"} | {\"x\":\"model\",\"y\":\"real\"}",
                "{\"x\":\"\\\"model\\\":\\\"real\\\"\"} | {\"x\":\"\\\"model\\\":\\\"real\\\"\"}",
                "{\"x\":\"\\\\\",\"model\":\"real\"} | {\"x\":\"\\\\\",\"model\":\"a\"}",
                "{\"model\":\"other\",\"model\":\"real\"} | {\"model\":\"other\",\"model\":\"a\"}",
                "{\"model\":\"x\\\"model\\\":\\\"real\\\"\"} | {\"model\":\"x\\\"model\\\":\\\"real\\\"\"}",
            })
    void replaces_the_name_and_nothing_else(String answer, String expected) {
        assertThat(restore("real", "a", Buffer.buffer(answer))).isEqualTo(expected);
    }

    @Test
    void restores_a_stream_cut_at_any_byte() {
        Buffer whole = Buffer.buffer(EVENTS);
        for (int i = 0; i <= whole.length(); i++) {
            assertThat(restore("real/ü", "mine\"", whole.slice(0, i), whole.slice(i, whole.length())))
                    .as("cut at %s", i)
                    .isEqualTo(RESTORED);
        }
    }

    @Test
    void restores_a_stream_that_comes_in_parts_of_any_length() {
        Buffer whole = Buffer.buffer(EVENTS);
        for (int length = 1; length < 40; length++) {
            Buffer[] parts = new Buffer[(whole.length() + length - 1) / length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = whole.slice(i * length, Math.min(whole.length(), (i + 1) * length));
            }
            assertThat(restore("real/ü", "mine\"", parts))
                    .as("parts of %s", length)
                    .isEqualTo(RESTORED);
        }
    }

    @Test
    void gives_away_at_once_what_cannot_be_the_name() {
        NameRestorer restorer = new NameRestorer("real", "a");
        assertThat(restorer.pass(Buffer.buffer("{\"model\":\"re")).toString()).isEqualTo("{\"model\":");
        assertThat(restorer.pass(Buffer.buffer("st")).toString()).isEqualTo("\"rest");
        assertThat(restorer.pass(Buffer.buffer(", \"model")).toString()).isEqualTo(", \"model");
    }

    @Test
    void holds_no_more_than_an_escaped_name() {
        NameRestorer restorer = new NameRestorer("real", "a");
        Buffer text = Buffer.buffer("{\"model\":\"\\u0072" + "x".repeat(100));
        assertThat(restorer.pass(text)).isEqualTo(text);
    }

    @Test
    void passes_a_chunk_without_names_as_it_is() {
        Buffer chunk = Buffer.buffer("{\"object\":\"list\",\"model\":\"none\"}");
        assertThat(new NameRestorer("real", "a").pass(chunk)).isSameAs(chunk);
    }

    @Test
    void gives_back_what_it_holds_when_the_answer_breaks_off() {
        assertThat(restore("real", "a", Buffer.buffer("{\"model\":\"rea".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"model\":\"rea");
    }
}
