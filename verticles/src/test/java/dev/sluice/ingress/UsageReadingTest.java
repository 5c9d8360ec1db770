package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class UsageReadingTest {
    private final UsageReading reading = new UsageReading();

    private void read(String json) {
        assertThat(reading.read(Buffer.buffer(json))).isTrue();
    }

    @Test
    void reads_every_part_of_chat_usage() {
        read("{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":30,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":60,\"audio_tokens\":7,\"cache_write_tokens\":9},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":11,\"audio_tokens\":4}}}");

        assertThat(reading.usage()).contains(new Usage(100, 30, 60, 11, 9, 7, 4, false));
    }

    @Test
    void adds_what_anthropic_tells_beside_the_input_and_takes_the_later_of_two_counts() {
        read("{\"message\":{\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":50,"
                + "\"cache_creation_input_tokens\":40,\"output_tokens\":1}}}");
        read("{\"usage\":{\"output_tokens\":25}}");

        assertThat(reading.usage()).contains(new Usage(100, 25, 50, 0, 40, 0, 0, false));
    }

    @Test
    void reads_nothing_of_an_answer_cut_off_in_its_usage() {
        assertThat(reading.read(Buffer.buffer("{\"usage\":{\"prompt_tokens\":100,")))
                .isFalse();
        assertThat(reading.usage()).isEmpty();
    }
}
