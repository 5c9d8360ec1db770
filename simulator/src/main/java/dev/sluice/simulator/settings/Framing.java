package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * How the events of a stream are laid out in bytes; a client must accept every form but the last.
 *
 * @param split each event arrives in several packets, cut inside {@code data: } and inside a UTF-8 character
 * @param crlf lines end with CR LF
 * @param comments a comment line comes before each event
 * @param tokensPerChunk tokens in one event, 1 to 1000
 * @param omitDone the stream ends without {@code data: [DONE]}
 */
public record Framing(
        @Default("false") boolean split,
        @Default("false") boolean crlf,
        @Default("false") boolean comments,
        @Default("1") int tokensPerChunk,
        @Default("false") boolean omitDone) {
    /** As vLLM does: one token an event, LF line ends. */
    public static final Framing PLAIN = new Framing(false, false, false, 1, false);

    public Framing {
        Ranges.check("tokensPerChunk", tokensPerChunk, 1, 1000);
    }

    public Framing withSplit(boolean value) {
        return new Framing(value, crlf, comments, tokensPerChunk, omitDone);
    }

    public Framing withCrlf(boolean value) {
        return new Framing(split, value, comments, tokensPerChunk, omitDone);
    }

    public Framing withComments(boolean value) {
        return new Framing(split, crlf, value, tokensPerChunk, omitDone);
    }

    public Framing withTokensPerChunk(int value) {
        return new Framing(split, crlf, comments, value, omitDone);
    }

    public Framing withOmitDone(boolean value) {
        return new Framing(split, crlf, comments, tokensPerChunk, value);
    }
}
