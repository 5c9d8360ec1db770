package dev.sluice.scoring;

/** Which of two endpoints is chosen first. */
enum StageOrder {
    /** The one of the answer; what it has in its cache may save the other. */
    DECODE_FIRST,
    /** The one of the prompt, for every request. */
    PREFILL_FIRST
}
