package dev.sluice.message;

/** Asks a pool why it placed a request as it did; of several with one id, the latest. */
public record DecisionQuestion(String requestId) {}
