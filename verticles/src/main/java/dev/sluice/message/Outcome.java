package dev.sluice.message;

/** How an exchange ended. */
public enum Outcome {
    /** The client has the whole answer, whatever its status. */
    ANSWERED,
    /** The gateway refused or gave up before an answer began. */
    REFUSED,
    /** The client left first. */
    CLIENT_GONE,
    /** The model server failed in the middle of the answer. */
    BROKEN
}
