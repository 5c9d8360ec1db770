package dev.sluice.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rewriting.StreamUsage.Asked;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamUsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " {\"a\": 1.50}|{\"stream_options\":{\"include_usage\":true},\"a\": 1.50}",
                "{\"a\":1,\"stream_options\":null}|{\"a\":1,\"stream_options\":{\"include_usage\":true}}",
                "{\"a\":\"stream_options\"}|{\"a\":\"stream_options\",\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{\"include_usage\":false}}|{\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{\"b\":1}}|{\"stream_options\":{\"b\":1,\"include_usage\":true}}",
            })
    void asks_where_the_client_did_not(String body, String asking) {
        Asked asked = StreamUsage.ask(Buffer.buffer(body));

        assertThat(asked.body().toString()).isEqualTo(asking);
        assertThat(asked.added()).isTrue();
    }

    @Test
    void leaves_a_body_that_asks_as_it_is() {
        Buffer body = Buffer.buffer("{\"stream_options\": {\"include_usage\": true, \"x\": 1}}");
        Asked asked = StreamUsage.ask(body);

        assertThat(asked.body()).isSameAs(body);
        assertThat(asked.added()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[1]", "x", "_", "12345_", "[12345_12345_]"})
    void leaves_what_is_no_request_as_it_is(String body) {
        assertThat(StreamUsage.ask(Buffer.buffer(body))).isEqualTo(new Asked(Buffer.buffer(body), false));
    }
}
