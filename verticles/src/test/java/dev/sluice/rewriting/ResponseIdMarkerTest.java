package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseIdMarkerTest {
    private static final String WHOLE = """
            {"id": "resp_ü\\"1\\\\", "object":"response","previous_response_id":"resp_0","instructions":null,
             "output":[{"id":"msg_1","type":"message","response":{"id":"x"},
               "content":[{"type":"output_text","text":"say {\\"id\\":\\"resp_1\\"} and \\\\"}]}],
             "response_id":"r","id":"","metadata":{"id":"m","previous_response_id":"p"},"x":"id","id":"resp_1"}""";
    private static final String WHOLE_MARKED = """
            {"id": "resp_ü\\"1\\\\.K", "object":"response","previous_response_id":"resp_0.K","instructions":null,
             "output":[{"id":"msg_1","type":"message","response":{"id":"x"},
               "content":[{"type":"output_text","text":"say {\\"id\\":\\"resp_1\\"} and \\\\"}]}],
             "response_id":"r","id":"","metadata":{"id":"m","previous_response_id":"p"},"x":"id","id":"resp_1.K"}""";
    private static final String EVENTS = """
            : it's "a comment {
            event: response.created
            id: {"response":{"id":"r"
            data: {"type":"response.created","response":{"id":"resp_1","output":[{"id":"msg_1"}],"previous_response_id":null}}

            event: response.output_text.delta
            data: {"response_id":"resp_1","item_id":"msg_1","id":"e","delta":"\\"response\\":{\\"id\\":\\"resp_1\\"}"}

            data: {"response":[{"id":"r"}],"other":{"id":"r","response":{"id":"r"}},"y":"response","z":{"id":"r"}}

            data: {"response":{"id":"broken

            data:{"item":{"id":"msg_1"}, "response" : {"previous_response_id" : "resp_0" , "reasoning":{"id":"r"},
            data:"id":"resp_1"},"response_id":"resp_1"}

            data: [DONE]

            """;
    private static final String EVENTS_MARKED = """
            : it's "a comment {
            event: response.created
            id: {"response":{"id":"r"
            data: {"type":"response.created","response":{"id":"resp_1.K","output":[{"id":"msg_1"}],"previous_response_id":null}}

            event: response.output_text.delta
            data: {"response_id":"resp_1.K","item_id":"msg_1","id":"e","delta":"\\"response\\":{\\"id\\":\\"resp_1\\"}"}

            data: {"response":[{"id":"r"}],"other":{"id":"r","response":{"id":"r"}},"y":"response","z":{"id":"r"}}

            data: {"response":{"id":"broken

            data:{"item":{"id":"msg_1"}, "response" : {"previous_response_id" : "resp_0.K" , "reasoning":{"id":"r"},
            data:"id":"resp_1.K"},"response_id":"resp_1.K"}

            data: [DONE]

            """;

    private static String mark(boolean events, Buffer... chunks) {
        ResponseIdMarker marker = new ResponseIdMarker(events, ".K");
        Buffer all = Buffer.buffer();
        Arrays.stream(chunks).map(marker::pass).forEach(all::appendBuffer);
        return all.toString();
    }

    private static Buffer[] parts(Buffer whole, int length) {
        Buffer[] parts = new Buffer[(whole.length() + length - 1) / length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = whole.slice(i * length, Math.min(whole.length(), (i + 1) * length));
        }
        return parts;
    }

    @Test
    void marks_a_whole_answer_cut_at_any_byte() {
        Buffer whole = Buffer.buffer(WHOLE);
        for (int i = 0; i <= whole.length(); i++) {
            assertThat(mark(false, whole.slice(0, i), whole.slice(i, whole.length())))
                    .as("cut at %s", i)
                    .isEqualTo(WHOLE_MARKED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void marks_a_stream_of_either_line_end_cut_at_any_byte(String lineEnd) {
        Buffer whole = Buffer.buffer(EVENTS.replace("\n", lineEnd));
        for (int i = 0; i <= whole.length(); i++) {
            assertThat(mark(true, whole.slice(0, i), whole.slice(i, whole.length())))
                    .as("cut at %s", i)
                    .isEqualTo(EVENTS_MARKED.replace("\n", lineEnd));
        }
    }

    @Test
    void marks_what_comes_in_parts_of_any_length() {
        for (int length = 1; length < 40; length++) {
            assertThat(mark(true, parts(Buffer.buffer(EVENTS), length)))
                    .as("parts of %s", length)
                    .isEqualTo(EVENTS_MARKED);
            assertThat(mark(false, parts(Buffer.buffer(WHOLE), length)))
                    .as("parts of %s", length)
                    .isEqualTo(WHOLE_MARKED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"r\"} | {\"id\":\"r.K\"}",
                "{\"id\"\t: \"r\"} | {\"id\"\t: \"r.K\"}",
                "{\"id\":1,\"x\":\"r\"} | {\"id\":1,\"x\":\"r\"}",
                "{\"id\":null} | {\"id\":null}",
                "{\"id\":[\"r\"]} | {\"id\":[\"r\"]}",
                "{\"id\":{\"id\":\"r\"}} | {\"id\":{\"id\":\"r\"}}",
                "{\"ids\":\"r\",\"i\":\"r\",\"d\":\"r\"} | {\"ids\":\"r\",\"i\":\"r\",\"d\":\"r\"}",
                "{\"previous_response_id_\":\"r\"} | {\"previous_response_id_\":\"r\"}",
                "{\"x\":[[],{}],\"id\":\"r\"} | {\"x\":[[],{}],\"id\":\"r.K\"}",
                "[\"id\",\"r\"] | [\"id\",\"r\"]",
                "\"id\" | \"id\"",
            })
    void marks_the_ids_of_a_response_and_nothing_else(String answer, String expected) {
        assertThat(mark(false, Buffer.buffer(answer))).isEqualTo(expected);
    }

    @Test
    void holds_nothing_back() {
        ResponseIdMarker marker = new ResponseIdMarker(false, ".K");
        assertThat(marker.pass(Buffer.buffer("{\"id\":\"re")).toString()).isEqualTo("{\"id\":\"re");
        assertThat(marker.pass(Buffer.buffer("sp\"")).toString()).isEqualTo("sp.K\"");
    }

    @Test
    void passes_a_chunk_without_ids_as_it_is() {
        Buffer chunk = Buffer.buffer("data: {\"type\":\"response.output_text.delta\",\"delta\":\"id\"}\n\n");
        assertThat(new ResponseIdMarker(true, ".K").pass(chunk)).isSameAs(chunk);
    }
}
