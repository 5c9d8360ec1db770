package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * What happens to a share of the answers after some of their tokens.
 *
 * @param kind what happens
 * @param rate share of the answers it happens to, 0 to 1
 * @param afterTokens tokens sent before, over all choices of the answer, 0 or more; 0 is after the head
 */
public record CutFault(
        @Default("NONE") Kind kind,
        @Default("1") double rate,
        @Default("0") int afterTokens) {
    /** No fault. */
    public static final CutFault NONE = new CutFault(Kind.NONE, 1, 0);

    /** The ways to break off. */
    public enum Kind {
        NONE,
        /** The connection closes. */
        RESET,
        /** Nothing more is sent, the connection stays. */
        STALL,
        /** An error frame, then the stream's orderly end; for an answer that is not streamed, a 500. */
        ERROR
    }

    public CutFault {
        Ranges.check("rate", rate, 0, 1);
        Ranges.check("afterTokens", afterTokens, 0, Integer.MAX_VALUE);
    }

    /** Every answer's connection closes after so many tokens. */
    public static CutFault resetAfter(int tokens) {
        return new CutFault(Kind.RESET, 1, tokens);
    }

    /** Every answer stalls after so many tokens. */
    public static CutFault stallAfter(int tokens) {
        return new CutFault(Kind.STALL, 1, tokens);
    }

    /** Every answer ends in an error after so many tokens. */
    public static CutFault errorAfter(int tokens) {
        return new CutFault(Kind.ERROR, 1, tokens);
    }

    public CutFault withRate(double value) {
        return new CutFault(kind, value, afterTokens);
    }
}
