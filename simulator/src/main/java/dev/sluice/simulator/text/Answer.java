package dev.sluice.simulator.text;

import io.vertx.core.buffer.Buffer;

/** What a simulated model is going to say: a stretch of the corpus, known before it is said and never copied. */
public final class Answer {
    private final Corpus corpus;
    private final int start;
    private final int length;
    private final Corpus.Piece opening;

    Answer(Corpus corpus, int start, int length) {
        this.corpus = corpus;
        this.start = start;
        this.length = length;
        this.opening = Corpus.Piece.of(corpus.piece(start).text().stripLeading());
    }

    /** Tokens, 0 or more. */
    public int length() {
        return length;
    }

    /** The id of one token. */
    public int token(int index) {
        return piece(index).id();
    }

    /** The text of the tokens from one, to another that is no longer part of it. */
    public String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < to; index++) {
            text.append(piece(index).text());
        }
        return text.toString();
    }

    /** Appends a token as it is written inside a JSON string. */
    public void appendJson(int index, Buffer into) {
        into.appendBytes(piece(index).json().bytes);
    }

    private Corpus.Piece piece(int index) {
        return index == 0 ? opening : corpus.piece(start + index);
    }
}
