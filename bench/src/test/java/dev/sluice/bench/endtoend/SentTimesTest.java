package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentTimesTest {
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\n\r\n11\r\ndata: {\"sent\":100}\r\n" + "11\r\ndata: {\"sent\":250}\r\n0\r\n\r\n";

    @Test
    void tells_how_long_each_chunk_was_under_way_however_the_bytes_are_split() {
        var times = new SentTimes();
        byte[] bytes = ANSWER.getBytes(StandardCharsets.US_ASCII);

        for (byte next : bytes) {
            times.take(new byte[] {next}, 1, 1000);
        }

        assertThat(times.delays()).containsExactly(900, 750);
    }

    @Test
    void sees_the_end_at_the_last_byte_and_not_before() {
        byte[] bytes = ANSWER.getBytes(StandardCharsets.US_ASCII);

        assertThat(new SentTimes().take(bytes, bytes.length - 1, 1000)).isFalse();
        assertThat(new SentTimes().take(bytes, bytes.length, 1000)).isTrue();
    }
}
