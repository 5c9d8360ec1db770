package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.InferenceApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that some engine serves, and that must therefore pass. */
class AcceptanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":null,\"top_p\":null,\"n\":null,\"stop\":null,\"tools\":null,\"tool_choice\":null",
                "\"stream\":null,\"stream_options\":null,\"logit_bias\":null,\"response_format\":null,\"user\":null",
                "\"temperature\":0,\"top_p\":1.0,\"presence_penalty\":-2,\"frequency_penalty\":2,\"n\":128",
                "\"max_tokens\":8.0,\"seed\":-9223372036854775808",
                "\"stream\":true,\"stream_options\":{\"include_usage\":true,\"later\":1}",
                "\"stop\":\"a\"",
                "\"stop\":[]",
                "\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]",
                "\"logit_bias\":{\"1\":-100,\"2\":0.5}",
                "\"tools\":[],\"tool_choice\":\"none\"",
                "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}",
                "\"tool_choice\":{\"type\":\"allowed_tools\",\"allowed_tools\":{\"mode\":\"auto\"}}",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"schema\":{}}}",
                "\"top_k\":40,\"min_p\":0.1,\"repetition_penalty\":1.1,\"guided_json\":{},\"ignore_eos\":true",
                "\"chat_template_kwargs\":{\"enable_thinking\":false},\"unknown\":[[[{}]]]",
                "\"unknown\":1,\"unknown\":2"
            })
    void lets_fields_of_a_chat_pass(String fields) {
        assertThat(Bodies.chat(Bodies.chatWith(fields)).model()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}]",
                "[{\"role\":\"assistant\",\"content\":null}]",
                "[{\"role\":\"assistant\"}]",
                "[{\"role\":\"developer\",\"content\":\"x\",\"name\":\"n\"}]",
                "[{\"role\":\"function\",\"name\":\"f\",\"content\":null}]",
                "[{\"role\":\"tool\",\"tool_call_id\":\"1\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}]",
                "[{\"role\":\"user\",\"content\":\"\"}]",
                "[{\"role\":\"user\",\"content\":[\"plain\",{\"type\":\"text\",\"text\":\"x\"}]}]",
                "[{\"role\":\"user\",\"content\":[{\"image_url\":\"http://x/y.png\"}]}]",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"video_url\",\"video_url\":{\"url\":\"u\"}}]}]",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"point_cloud\",\"points\":[1,2]}]}]",
                "[{\"role\":\"user\",\"content\":\"lone \\ud800 half\"}]"
            })
    void lets_messages_of_a_chat_pass(String messages) {
        assertThat(Bodies.chat(Bodies.chatOf(messages)).model()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prompt\":null",
                "\"prompt\":\"\"",
                "\"prompt_embeds\":\"AAAA\"",
                "\"prompt\":\"x\",\"max_tokens\":0,\"echo\":true,\"logprobs\":5"
            })
    void lets_completions_pass(String fields) {
        assertThat(Bodies.read(InferenceApi.COMPLETIONS, "{\"model\":\"m\"," + fields + "}")
                        .model())
                .isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"input\":\"x\",\"text\":{\"format\":{\"type\":\"text\"}},\"store\":false",
                "\"input\":[{\"id\":\"msg_1\"}],\"previous_response_id\":\"resp_1\"",
                "\"input\":[{\"role\":\"user\",\"content\":\"x\"},{\"type\":\"reasoning\",\"summary\":[]}]",
                "\"prompt\":{\"id\":\"p\"}"
            })
    void lets_responses_pass(String fields) {
        assertThat(Bodies.read(InferenceApi.RESPONSES, "{\"model\":\"m\"," + fields + "}")
                        .model())
                .isEqualTo("m");
    }
}
