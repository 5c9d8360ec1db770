package dev.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptKeyTest {
    private static final String BODY = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}],\"temperature\":0.5}",
                "{\"stream\":true,\"stream_options\":{\"a\":[1]},\"model\":\"m\",\"stop\":[\"x\"],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}],\"max_tokens\":7,\"user\":\"é\"}",
                "{ \"model\" : \"m\" , \"messages\" : [{\"role\":\"user\",\"content\":\"hé\"}] }",
            })
    void is_the_same_however_the_answer_is_wanted(String body) {
        assertThat(key(body)).isPresent().isEqualTo(key(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"n\",\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"he\"}]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}],\"tools\":[]}",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hé\"}],\"add_generation_prompt\":false}",
            })
    void is_another_for_another_prompt(String body) {
        assertThat(key(body)).isPresent().isNotEqualTo(key(BODY));
    }

    @Test
    void is_another_for_another_server() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        assertThat(PromptKey.of("http://b/render", body)).isPresent().isNotEqualTo(key(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "{\"model\":", "7"})
    void is_none_for_what_is_no_object(String body) {
        assertThat(key(body)).isEmpty();
    }

    private static Optional<PromptKey> key(String body) {
        return PromptKey.of("http://a/render", body.getBytes(StandardCharsets.UTF_8));
    }
}
