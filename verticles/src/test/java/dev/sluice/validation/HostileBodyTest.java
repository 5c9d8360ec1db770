package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`` # The body is empty; send a JSON object.",
                "` \n ` # The body is empty; send a JSON object.",
                "[] # The body must be an object, but is an array.",
                "\"x\" # The body must be an object, but is a string.",
                "1 # The body must be an object, but is a number.",
                "null # The body must be an object, but is null.",
                "{ # The body is not valid JSON: it ends at byte 1 before the document does.",
                "{\"model\":\"m # The body is not valid JSON: it ends at byte 11 before the document does.",
                "{\"model\" \"m\"} # The body is not valid JSON: there is a mistake at byte 10 (line 1).",
                "{\"model\":'m'} # The body is not valid JSON: there is a mistake at byte 10 (line 1).",
                "{\"seed\":NaN} # The body is not valid JSON: there is a mistake at byte 11 (line 1).",
                "{\"model\":\"\\q\"} # The body is not valid JSON: there is a mistake at byte 12 (line 1).",
            })
    void says_what_is_wrong_with_a_body_that_is_no_json_object(String body, String message) {
        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, body.replace("\\n", "\n")))
                .isEqualTo(new Problem.InvalidRequest(message, ""));
    }

    @Test
    void refuses_what_follows_the_object() {
        String body = Bodies.chatWith("\"n\":1");

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, body + " {}").message())
                .isEqualTo("The body goes on after its JSON object, at byte " + (body.length() + 1)
                        + "; send one object.");
        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, body + "x").message())
                .startsWith("The body is not valid JSON");
    }

    @Test
    void refuses_a_byte_order_mark_and_other_encodings() {
        String body = Bodies.chatWith("\"n\":1");

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, "\ufeff" + body)
                        .message())
                .isEqualTo("The body begins with a byte order mark; send plain UTF-8 without it.");
        assertThat(Bodies.refusal(
                                InferenceApi.CHAT_COMPLETIONS, Buffer.buffer(body.getBytes(StandardCharsets.UTF_16LE)))
                        .message())
                .startsWith("The body is not valid JSON");
    }

    @Test
    void names_the_first_byte_that_is_not_utf_8_in_prompts_and_unknown_fields_alike() {
        byte[] body = Bodies.chatWith("\"unknown\":\"ab?\"").getBytes(StandardCharsets.UTF_8);
        int at = body.length - 3;
        body[at] = (byte) 0xC0;

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Buffer.buffer(body))
                        .message())
                .isEqualTo("The body is not UTF-8: the byte at offset " + at + " is 0xc0.");
    }

    @Test
    void refuses_to_nest_deeper_than_the_limit_in_unknown_fields() {
        String bomb = "[".repeat(2_000_000);

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Bodies.chatWith("\"unknown\":" + bomb))
                        .message())
                .startsWith("The body nests deeper than 64 levels, at byte ");
        assertThat(Bodies.chat(Bodies.chatWith("\"unknown\":" + "[".repeat(63) + "]".repeat(63)))
                        .model())
                .isEqualTo("m");
    }

    @Test
    void refuses_endless_names_and_numbers() {
        String sentence = "The body has a field name of more than 1024 bytes or a number of more than 256 digits";

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Bodies.chatWith("\"seed\":" + "9".repeat(1_000_000)))
                        .message())
                .startsWith(sentence);
        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Bodies.chatWith("\"" + "n".repeat(1_000_000) + "\":1"))
                        .message())
                .startsWith(sentence);
    }

    @Test
    void refuses_more_prompt_parts_than_it_would_remember() {
        String messages = "[" + "{\"role\":\"user\",\"content\":\"\"},".repeat(65_537) + "{\"role\":\"user\"}]";

        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Bodies.chatOf(messages)))
                .isEqualTo(new Problem.InvalidRequest("The prompt has more than 65536 parts and tools.", ""));
    }

    @Test
    void quotes_no_more_than_a_little_of_a_wrong_value() {
        assertThat(Bodies.refusal(
                                InferenceApi.CHAT_COMPLETIONS,
                                Bodies.chatWith("\"tool_choice\":\"" + "x".repeat(1_000_000) + "\""))
                        .message())
                .hasSizeLessThan(200);
    }

    @Test
    void reads_ten_megabytes_and_keeps_a_bounded_part_of_them() {
        String text = "The quick brown fox. ".repeat(500_000);

        InferenceRequest request = Bodies.chat(Bodies.chatOf("[{\"role\":\"user\",\"content\":\"" + text + "\"}]"));

        assertThat(request.prompt().estimatedTokens()).isEqualTo(text.length() / 4);
        assertThat(request.prompt().prefixBlocks().size()).isEqualTo(8192);
        assertThat(request.prompt().parts().get(0).text()).isEqualTo(text);
    }

    @Test
    void reads_a_million_token_ids() {
        String ids = "[" + "12,".repeat(999_999) + "12]";

        assertThat(Bodies.read(InferenceApi.EMBEDDINGS, "{\"model\":\"m\",\"input\":" + ids + "}")
                        .prompt()
                        .estimatedTokens())
                .isEqualTo(1_000_000);
    }

    @Test
    void keeps_working_after_many_unknown_names() {
        for (int round = 0; round < 20; round++) {
            StringBuilder fields = new StringBuilder("\"n\":1");
            for (int i = 0; i < 5_000; i++) {
                fields.append(",\"field")
                        .append(round)
                        .append('x')
                        .append(i)
                        .append("\":")
                        .append(i);
            }
            assertThat(Bodies.chat(Bodies.chatWith(fields.toString())).model()).isEqualTo("m");
        }
    }
}
