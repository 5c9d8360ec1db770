package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private final Prompts prompts = new Prompts();

    @Test
    void begins_each_prompt_with_a_number_of_its_own() {
        IntFunction<byte[]> first = prompts.next(30);
        IntFunction<byte[]> second = prompts.next(30);

        assertThat(text(first.apply(0))).contains("\"content\":\"0000000000 Explain");
        assertThat(text(first.apply(29))).contains("\"content\":\"0000000029 Explain");
        assertThat(text(second.apply(0))).contains("\"content\":\"0000000030 Explain");
    }

    @Test
    void states_the_length_of_a_body_whose_prompt_has_8192_characters() {
        String wire = text(prompts.apply(7));
        String body = wire.substring(wire.indexOf("\r\n\r\n") + 4);

        assertThat(wire).contains("Content-Length: " + body.length() + "\r\n");
        assertThat(body.indexOf("\"}]}") - body.indexOf("0000000007")).isEqualTo(8192);
    }

    private static String text(byte[] wire) {
        return new String(wire, StandardCharsets.US_ASCII);
    }
}
