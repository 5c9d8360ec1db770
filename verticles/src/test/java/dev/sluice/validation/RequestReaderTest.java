package dev.sluice.validation;

import static dev.sluice.validation.Bodies.chat;
import static dev.sluice.validation.Bodies.chatOf;
import static dev.sluice.validation.Bodies.chatWith;
import static dev.sluice.validation.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.message.InferenceApi;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PromptPart;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
    @Test
    void says_what_the_gateway_needs_of_a_chat() {
        InferenceRequest request = chat("""
                {"model":"llama","stream":true,"max_tokens":12,
                 "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello"}]}""");

        assertThat(request.id()).isEqualTo("id-1");
        assertThat(request.model()).isEqualTo("llama");
        assertThat(request.streaming()).isTrue();
        assertThat(request.maxOutputTokens()).isEqualTo(OptionalInt.of(12));
        assertThat(request.headers()).isEqualTo(Map.of("x-tenant", "blue"));
        assertThat(request.prompt().parts())
                .extracting(PromptPart::role, PromptPart::kind, PromptPart::text)
                .containsExactly(
                        tuple("system", PromptPart.Kind.TEXT, "Be brief."),
                        tuple("user", PromptPart.Kind.TEXT, "Hello"));
    }

    @Test
    void does_not_stream_and_sets_no_limit_where_the_body_says_nothing() {
        InferenceRequest request = chat(chatWith("\"stream\":null,\"max_tokens\":null"));

        assertThat(request.streaming()).isFalse();
        assertThat(request.maxOutputTokens()).isEmpty();
    }

    @Test
    void prefers_the_newer_name_of_the_output_limit_in_either_order() {
        assertThat(chat(chatWith("\"max_tokens\":5,\"max_completion_tokens\":7"))
                        .maxOutputTokens())
                .hasValue(7);
        assertThat(chat(chatWith("\"max_completion_tokens\":7,\"max_tokens\":5"))
                        .maxOutputTokens())
                .hasValue(7);
    }

    @Test
    void counts_four_bytes_of_prompt_as_a_token_rounded_up() {
        assertThat(chat(chatOf("[{\"role\":\"user\",\"content\":\"12345678\"}]"))
                        .prompt()
                        .estimatedTokens())
                .isEqualTo(2);
        assertThat(chat(chatOf("[{\"role\":\"user\",\"content\":\"123456789\"}]"))
                        .prompt()
                        .estimatedTokens())
                .isEqualTo(3);
        assertThat(chat(chatOf("[{\"role\":\"user\",\"content\":\"\\u4e2d\\u6587\\n\"}]"))
                        .prompt()
                        .estimatedTokens())
                .describedAs("seven bytes, not thirteen characters of escapes")
                .isEqualTo(2);
    }

    @Test
    void gives_parts_the_role_that_comes_after_them() {
        InferenceRequest request = chat(chatOf("""
                [{"content":[{"text":"Look","type":"text"},
                             {"image_url":{"url":"data:image/png;base64,AAAA"},"type":"image_url"}],"role":"user"},
                 {"content":"Nice","role":"assistant"}]"""));

        assertThat(request.prompt().parts())
                .extracting(PromptPart::role, PromptPart::kind, PromptPart::text)
                .containsExactly(
                        tuple("user", PromptPart.Kind.TEXT, "Look"),
                        tuple("user", PromptPart.Kind.IMAGE, "data:image/png;base64,AAAA"),
                        tuple("assistant", PromptPart.Kind.TEXT, "Nice"));
    }

    @Test
    void undoes_escapes_when_a_part_is_asked_for_its_text() {
        InferenceRequest request = chat(chatOf(
                "[{\"role\":\"us\\u0065r\",\"content\":\"a\\n\\t\\r\\b\\f\\\\\\\"\\/\\u00e9\\ud83d\\ude00\u00fc\"}]"));

        assertThat(request.prompt().parts())
                .extracting(PromptPart::role, PromptPart::text)
                .containsExactly(tuple("user", "a\n\t\r\b\f\\\"/\u00e9\ud83d\ude00\u00fc"));
    }

    @Test
    void names_the_tools_in_order_and_counts_them_as_prompt() {
        InferenceRequest request = chat(chatWith("""
                "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}},
                         {"function":{"name":"clock"},"type":"function"},{"type":"browser"}]"""));

        assertThat(request.prompt().tools()).containsExactly("weather", "clock");
        assertThat(request.prompt().estimatedTokens()).isGreaterThan(30);
    }

    @Test
    void takes_what_was_called_and_answered_as_parts() {
        InferenceRequest request = chat(chatOf("""
                [{"role":"assistant","content":null,"tool_calls":[
                   {"id":"c1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Ulm\\"}"}}]},
                 {"role":"tool","tool_call_id":"c1","content":"rain"}]"""));

        assertThat(request.prompt().parts())
                .extracting(PromptPart::role, PromptPart::text)
                .containsExactly(
                        tuple("assistant", "weather"), tuple("assistant", "{\"city\":\"Ulm\"}"), tuple("tool", "rain"));
    }

    @Test
    void reads_every_form_of_a_completions_prompt() {
        assertThat(parts("\"once\"")).containsExactly(tuple(PromptPart.Kind.TEXT, "once"));
        assertThat(parts("[\"a\",\"b\"]"))
                .containsExactly(tuple(PromptPart.Kind.TEXT, "a"), tuple(PromptPart.Kind.TEXT, "b"));
        assertThat(parts("[1, 2,3]")).containsExactly(tuple(PromptPart.Kind.TOKENS, "[1, 2,3]"));
        assertThat(parts("[[1,2],[3]]"))
                .containsExactly(tuple(PromptPart.Kind.TOKENS, "[1,2]"), tuple(PromptPart.Kind.TOKENS, "[3]"));
    }

    private static java.util.List<org.assertj.core.groups.Tuple> parts(String prompt) {
        return read(InferenceApi.COMPLETIONS, "{\"model\":\"m\",\"prompt\":" + prompt + "}").prompt().parts().stream()
                .map(part -> tuple(part.kind(), part.text()))
                .toList();
    }

    @Test
    void counts_token_ids_one_by_one() {
        assertThat(read(InferenceApi.EMBEDDINGS, "{\"model\":\"m\",\"input\":[[1, 200000],[3]]}")
                        .prompt()
                        .estimatedTokens())
                .isEqualTo(3);
    }

    @Test
    void puts_instructions_of_a_response_first() {
        InferenceRequest request = read(InferenceApi.RESPONSES, """
                {"model":"m","max_output_tokens":9,"input":[
                   {"role":"user","content":[{"type":"input_text","text":"Hi"}]},
                   {"type":"function_call","name":"f","arguments":"{}","call_id":"1"},
                   {"type":"function_call_output","call_id":"1","output":"42"},
                   {"type":"something_new","whatever":[1,2]}],
                 "instructions":"Be kind","tools":[{"type":"function","name":"f"},{"type":"web_search"}]}""");

        assertThat(request.maxOutputTokens()).hasValue(9);
        assertThat(request.prompt().tools()).containsExactly("f");
        assertThat(request.prompt().parts())
                .extracting(PromptPart::role, PromptPart::text)
                .containsExactly(
                        tuple("system", "Be kind"),
                        tuple("user", "Hi"),
                        tuple("", "f"),
                        tuple("", "{}"),
                        tuple("", "42"));
    }

    @Test
    void tells_which_response_a_request_continues() {
        assertThat(read(
                                InferenceApi.RESPONSES,
                                "{\"model\":\"m\",\"input\":\"x\",\"previous_response_id\":\"resp_1.k\"}")
                        .previousResponse())
                .hasValue("resp_1.k");
        assertThat(read(InferenceApi.RESPONSES, "{\"model\":\"m\",\"input\":\"x\",\"previous_response_id\":null}")
                        .previousResponse())
                .isEmpty();
    }

    @Test
    void reads_a_body_that_is_a_slice_of_a_larger_buffer() {
        String body = chatOf("[{\"role\":\"user\",\"content\":\"hello\"}]");
        Buffer larger = Buffer.buffer("xxxxx" + body + "\"}]}");

        InferenceRequest request = new RequestReader(ValidationOptions.DEFAULT)
                .read(Bodies.request(InferenceApi.CHAT_COMPLETIONS, larger.slice(5, 5 + body.length())));

        assertThat(request.prompt().parts().get(0).text()).isEqualTo("hello");
    }

    @Test
    void remembers_nothing_of_the_last_body() {
        assertThat(chat(chatWith("\"stream\":true,\"max_tokens\":3,\"cache_salt\":\"s\",\"tools\":"
                                + "[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"))
                        .streaming())
                .isTrue();

        InferenceRequest next = chat(chatOf("[{\"role\":\"user\",\"content\":\"x\"}]"));

        assertThat(next.streaming()).isFalse();
        assertThat(next.maxOutputTokens()).isEmpty();
        assertThat(next.prompt().tools()).isEmpty();
        assertThat(next.prompt().parts()).hasSize(1);
    }
}
