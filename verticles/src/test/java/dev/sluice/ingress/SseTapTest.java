package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Usage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseTapTest {
    private static final String STREAM = """
            data: {"choices":[{"delta":{"content":"the \\"usage\\" of é"}}],"usage":null}

            : keep-alive

            data: {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}

            data: [DONE]

            """;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void passes_every_byte_and_reads_the_usage_wherever_packets_are_cut(String lineEnd) {
        byte[] stream = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        for (int first = 1; first < stream.length - 1; first++) {
            for (int second = first + 1; second < stream.length; second += 7) {
                SseTap tap = new SseTap(false);
                Buffer passed = Buffer.buffer()
                        .appendBuffer(tap.pass(cut(stream, 0, first)))
                        .appendBuffer(tap.pass(cut(stream, first, second)))
                        .appendBuffer(tap.pass(cut(stream, second, stream.length)))
                        .appendBuffer(tap.rest());
                assertThat(passed.getBytes()).isEqualTo(stream);
                assertThat(tap.usage()).contains(new Usage(7, 3, 0, 0));
            }
        }
    }

    @Test
    void passes_an_event_on_as_soon_as_it_is_whole_and_holds_a_part_back() {
        SseTap tap = new SseTap(false);
        assertThat(tap.pass(Buffer.buffer("data: 1\n\ndata: 2")).toString()).isEqualTo("data: 1\n\n");
        assertThat(tap.pass(Buffer.buffer("\n")).length()).isZero();
        assertThat(tap.pass(Buffer.buffer("\n")).toString()).isEqualTo("data: 2\n\n");
        assertThat(tap.rest().length()).isZero();
    }

    @Test
    void holds_no_more_than_a_bounded_part_of_an_endless_event() {
        SseTap tap = new SseTap(false);
        Buffer part = Buffer.buffer("x".repeat(100_000));
        assertThat(tap.pass(part).length()).isZero();
        assertThat(tap.pass(part).length()).isZero();
        assertThat(tap.pass(part).length()).isEqualTo(300_000);
    }

    @Test
    void reads_the_usage_of_the_responses_api() {
        SseTap tap = new SseTap(false);
        Buffer event = Buffer.buffer("event: response.completed\ndata: {\"response\":{\"usage\":{\"input_tokens\":9,"
                + "\"input_tokens_details\":{\"cached_tokens\":4},\"output_tokens\":5,"
                + "\"output_tokens_details\":{\"reasoning_tokens\":2}}}}\n\n");
        assertThat(tap.pass(event)).isEqualTo(event);
        assertThat(tap.usage()).contains(new Usage(9, 5, 4, 2));
    }

    private static Buffer cut(byte[] bytes, int from, int to) {
        return Buffer.buffer(java.util.Arrays.copyOfRange(bytes, from, to));
    }
}
