package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF})
    void accepts_the_borders_of_every_length(int point) {
        byte[] bytes = ("a".repeat(37) + Character.toString(point) + "b".repeat(37)).getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(-1);
    }

    @Test
    void finds_the_first_mistake_at_any_place_as_the_jdk_does() {
        SplittableRandom random = new SplittableRandom(7);
        int invalid = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = "plain text \u00e9\u4e2d\ud83d\ude00 and more of it, long enough for several words"
                    .getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int end = random.nextInt(bytes.length + 1);
            int expected = firstInvalidByJdk(bytes, end);
            invalid += expected < 0 ? 0 : 1;
            assertThat(Utf8.firstInvalid(bytes, 0, end))
                    .describedAs("bytes %s", Arrays.toString(Arrays.copyOf(bytes, end)))
                    .isEqualTo(expected);
        }
        assertThat(invalid).isBetween(10_000, 49_000);
    }

    private static int firstInvalidByJdk(byte[] bytes, int end) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end);
        return decoder.decode(in, CharBuffer.allocate(200), true).isError() ? in.position() : -1;
    }
}
