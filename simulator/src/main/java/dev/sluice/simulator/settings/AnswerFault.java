package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * What happens to a share of the requests instead of an answer.
 *
 * @param kind what happens
 * @param rate share of the requests it happens to, 0 to 1
 * @param status status code of {@link Kind#STATUS}, 400 to 599
 * @param retryAfterSeconds the Retry-After header of a 429 or 503, 0 to 86,400; 0 leaves it out
 */
public record AnswerFault(
        @Default("NONE") Kind kind,
        @Default("1") double rate,
        @Default("503") int status,
        @Default("1") int retryAfterSeconds) {
    /** No fault. */
    public static final AnswerFault NONE = new AnswerFault(Kind.NONE, 1, 503, 1);

    /** The ways not to answer. */
    public enum Kind {
        NONE,
        /** An error answer. */
        STATUS,
        /** The connection closes before any byte of an answer. */
        RESET,
        /** Nothing is ever sent. */
        HANG
    }

    public AnswerFault {
        Ranges.check("rate", rate, 0, 1);
        Ranges.check("status", status, 400, 599);
        Ranges.check("retryAfterSeconds", retryAfterSeconds, 0, 86_400);
    }

    /** Every request is answered with this status. */
    public static AnswerFault status(int status) {
        return new AnswerFault(Kind.STATUS, 1, status, 1);
    }

    /** Every request's connection closes before its answer. */
    public static AnswerFault reset() {
        return new AnswerFault(Kind.RESET, 1, 503, 1);
    }

    /** No request is answered. */
    public static AnswerFault hang() {
        return new AnswerFault(Kind.HANG, 1, 503, 1);
    }

    public AnswerFault withRate(double value) {
        return new AnswerFault(kind, value, status, retryAfterSeconds);
    }

    public AnswerFault withRetryAfterSeconds(int value) {
        return new AnswerFault(kind, rate, status, value);
    }
}
