package dev.sluice.simulator.engine;

import java.util.Locale;

/** Why a sequence ended. */
public enum FinishReason {
    /** The model had no more to say. */
    STOP,
    /** The request's limit of tokens was reached. */
    LENGTH,
    /** The prompt is computed and kept; another server gives the answer. */
    REMOTE_DECODE,
    /** The client left. */
    ABORT,
    /** The server failed. */
    ERROR;

    /** As metrics and answers write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
