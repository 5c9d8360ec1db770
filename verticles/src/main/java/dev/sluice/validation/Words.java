package dev.sluice.validation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A few strings that are told apart without making a string of what a body holds. */
final class Words {
    static final Words NONE = new Words(List.of());

    private final List<String> words;
    private final byte[][] bytes;

    Words(List<String> words) {
        this.words = List.copyOf(words);
        this.bytes = this.words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    List<String> list() {
        return words;
    }

    String word(int index) {
        return words.get(index);
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /**
     * Which word a string in a body is, or -1. A word that is spelled with escapes is not found.
     *
     * @param start where the string begins, behind its quote
     */
    int indexOf(byte[] body, int start) {
        for (int i = 0; i < bytes.length; i++) {
            if (isAt(body, start, bytes[i])) {
                return i;
            }
        }
        return -1;
    }

    int indexOf(String text) {
        return words.indexOf(text);
    }

    private static boolean isAt(byte[] body, int start, byte[] word) {
        int end = start + word.length;
        return end < body.length && body[end] == '"' && Arrays.equals(body, start, end, word, 0, word.length);
    }
}
