package dev.sluice.simulator.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The small text that all simulated answers are taken from, cut into tokens once. */
public final class Corpus {
    /** One token, as text, as its id and as the UTF-8 bytes it has inside a JSON string. */
    record Piece(String text, int id, Json json) {
        static Piece of(String text) {
            return new Piece(
                    text,
                    Tokenizer.id(text, 0, text.length()),
                    new Json(JsonStringEncoder.getInstance().quoteAsUTF8(text)));
        }
    }

    /** Bytes that are never changed. */
    static final class Json {
        final byte[] bytes;

        Json(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private static final Corpus EMBEDDED = new Corpus(sentences());

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Integer> sentenceStarts = new ArrayList<>();

    private Corpus(List<String> sentences) {
        for (String sentence : sentences) {
            sentenceStarts.add(pieces.size());
            cut(" " + sentence);
        }
    }

    /** The text that comes with the simulator. */
    public static Corpus embedded() {
        return EMBEDDED;
    }

    /** The answer of this length that the number stands for; it begins with a sentence and goes round at the text's end. */
    public Answer answer(long number, int length) {
        int sentence = (int) Math.floorMod(number, (long) sentenceStarts.size());
        return new Answer(this, sentenceStarts.get(sentence), length);
    }

    Piece piece(int index) {
        return pieces.get(index % pieces.size());
    }

    private void cut(String sentence) {
        int from = 0;
        while (from < sentence.length()) {
            int to = Tokenizer.end(sentence, from);
            pieces.add(Piece.of(sentence.substring(from, to)));
            from = to;
        }
    }

    private static List<String> sentences() {
        try (InputStream file = Objects.requireNonNull(Corpus.class.getResourceAsStream("corpus.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
