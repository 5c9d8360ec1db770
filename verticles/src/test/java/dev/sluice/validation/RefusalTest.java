package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.message.InferenceApi;
import dev.sluice.problem.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client reads when a body breaks a rule: the field, and a sentence. */
class RefusalTest {
    @ParameterizedTest
    @MethodSource
    void names_the_field_and_what_was_wanted_in_a_chat(String body, String param, String message) {
        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, body))
                .isEqualTo(new Problem.InvalidRequest(message, param));
    }

    static Stream<Arguments> names_the_field_and_what_was_wanted_in_a_chat() {
        return Stream.of(
                arguments(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                        "model",
                        "Missing required field 'model': the name of the model or adapter to use."),
                arguments(
                        "{\"model\":\"m\"}",
                        "messages",
                        "Missing required field 'messages': the conversation so far, as an array of messages."),
                arguments("{\"model\":null}", "model", "'model' must be a string, but is null."),
                arguments("{\"model\":\"\"}", "model", "'model' must not be empty."),
                arguments(
                        "{\"model\":\"" + "m".repeat(1025) + "\"}",
                        "model",
                        "'model' must have at most 1024 characters."),
                arguments("{\"model\":\"m\",\"messages\":[]}", "messages", "'messages' must not be empty."),
                arguments(
                        "{\"model\":\"m\",\"messages\":\"hi\"}",
                        "messages",
                        "'messages' must be an array, but is a string."),
                arguments(with("\"temperature\":3"), "temperature", "'temperature' must be between 0 and 2, but is 3."),
                arguments(
                        with("\"temperature\":\"1\""),
                        "temperature",
                        "'temperature' must be a number or null, but is a string."),
                arguments(
                        with("\"max_tokens\":0"),
                        "max_tokens",
                        "'max_tokens' must be between 1 and 2147483647, but is 0."),
                arguments(
                        with("\"max_tokens\":1.5"),
                        "max_tokens",
                        "'max_tokens' must be an integer or null, but is a number with a fraction."),
                arguments(with("\"stream\":1"), "stream", "'stream' must be a boolean or null, but is a number."),
                arguments(
                        with("\"stream_options\":{}"),
                        "stream_options",
                        "'stream_options' is allowed only when 'stream' is true."),
                arguments(
                        with("\"stream_options\":{},\"stream\":false"),
                        "stream_options",
                        "'stream_options' is allowed only when 'stream' is true."),
                arguments(
                        with("\"logit_bias\":{\"50256\":101}"),
                        "logit_bias.50256",
                        "'logit_bias.50256' must be between -100 and 100, but is 101."),
                arguments(with("\"stop\":[\"a\",2]"), "stop[1]", "'stop[1]' must be a string, but is a number."),
                arguments(with("\"model\":\"n\""), "model", "'model' is given twice; give it once."),
                arguments(
                        with("\"tool_choice\":\"any\""),
                        "tool_choice",
                        "'tool_choice' must be one of 'none', 'auto' or 'required', but is 'any'."),
                arguments(
                        with("\"tools\":[{\"type\":\"function\"}]"),
                        "tools[0].function",
                        "A tool of type 'function' needs 'function': an object with 'name'."),
                arguments(
                        with("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"\"}}]"),
                        "tools[0].function.name",
                        "'tools[0].function.name' must not be empty."),
                arguments(
                        with("\"response_format\":{\"type\":\"json_schema\"}"),
                        "response_format.json_schema",
                        "A response format of type 'json_schema' needs 'json_schema': an object with 'name' and"
                                + " 'schema'."));
    }

    @ParameterizedTest
    @MethodSource
    void names_the_message_and_what_was_wanted_in_it(String messages, String param, String message) {
        assertThat(Bodies.refusal(InferenceApi.CHAT_COMPLETIONS, Bodies.chatOf(messages)))
                .isEqualTo(new Problem.InvalidRequest(message, param));
    }

    static Stream<Arguments> names_the_message_and_what_was_wanted_in_it() {
        String needsContent = "A message of the roles 'system', 'developer', 'user' and 'tool' needs 'content':"
                + " a string or an array of parts.";
        return Stream.of(
                arguments("[1]", "messages[0]", "'messages[0]' must be an object, but is a number."),
                arguments("[{}]", "messages[0].role", "Missing required field 'messages[0].role': who speaks."),
                arguments(
                        "[{\"role\":\"robot\"}]",
                        "messages[0].role",
                        "'messages[0].role' must be one of 'system', 'developer', 'user', 'assistant', 'tool' or"
                                + " 'function', but is 'robot'."),
                arguments("[{\"role\":\"user\"}]", "messages[0].content", needsContent),
                arguments("[{\"content\":null,\"role\":\"user\"}]", "messages[0].content", needsContent),
                arguments(
                        "[{\"role\":\"assistant\"},{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"user\",\"content\":7}]",
                        "messages[2].content",
                        "'messages[2].content' must be a string, an array or null, but is a number."),
                arguments(
                        "[{\"content\":\"42\",\"role\":\"tool\"}]",
                        "messages[0].tool_call_id",
                        "A message of the role 'tool' needs 'tool_call_id': the id of the call that it answers."),
                arguments(
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]",
                        "messages[0].content[0].text",
                        "A content part of type 'text' needs 'text': a string."),
                arguments(
                        "[{\"role\":\"user\",\"content\":[{\"image_url\":{},\"type\":\"image_url\"}]}]",
                        "messages[0].content[0].image_url.url",
                        "Missing required field 'messages[0].content[0].image_url.url': where the content is."),
                arguments(
                        "[{\"role\":\"user\",\"content\":[{}]}]",
                        "messages[0].content[0].type",
                        "Missing one of 'messages[0].content[0].type', 'messages[0].content[0].image_url',"
                                + " 'messages[0].content[0].video_url', 'messages[0].content[0].audio_url' or"
                                + " 'messages[0].content[0].input_audio'."),
                arguments(
                        "[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\"}]}]",
                        "messages[0].tool_calls[0].function",
                        "A tool call needs 'function': an object with 'name' and 'arguments'."));
    }

    @ParameterizedTest
    @MethodSource
    void names_the_field_in_other_apis(InferenceApi api, String fields, String param, String message) {
        assertThat(Bodies.refusal(api, "{\"model\":\"m\"" + fields + "}"))
                .isEqualTo(new Problem.InvalidRequest(message, param));
    }

    static Stream<Arguments> names_the_field_in_other_apis() {
        return Stream.of(
                arguments(InferenceApi.COMPLETIONS, "", "prompt", "Missing one of 'prompt' or 'prompt_embeds'."),
                arguments(
                        InferenceApi.COMPLETIONS,
                        ",\"prompt\":[\"a\",1]",
                        "prompt[1]",
                        "'prompt[1]' must be a string, but is a number."),
                arguments(
                        InferenceApi.COMPLETIONS,
                        ",\"prompt\":[true]",
                        "prompt[0]",
                        "'prompt[0]' must be a string, an integer or an array, but is a boolean."),
                arguments(
                        InferenceApi.COMPLETIONS,
                        ",\"prompt\":[-1]",
                        "prompt[0]",
                        "'prompt[0]' must be between 0 and 2147483647, but is -1."),
                arguments(InferenceApi.EMBEDDINGS, "", "input", "Missing one of 'input' or 'messages'."),
                arguments(
                        InferenceApi.EMBEDDINGS,
                        ",\"input\":null",
                        "input",
                        "'input' must be a string or an array, but is null."),
                arguments(InferenceApi.EMBEDDINGS, ",\"input\":[[]]", "input[0]", "'input[0]' must not be empty."),
                arguments(
                        InferenceApi.RESPONSES,
                        ",\"input\":[{\"type\":\"message\",\"role\":\"user\"}]",
                        "input[0].content",
                        "An item of type 'message' needs 'content': a string or an array of parts."),
                arguments(
                        InferenceApi.RESPONSES,
                        ",\"input\":\"x\",\"tools\":[{\"type\":\"function\"}]",
                        "tools[0].name",
                        "A tool of type 'function' needs 'name': the function's name."));
    }

    private static String with(String fields) {
        return Bodies.chatWith(fields);
    }
}
