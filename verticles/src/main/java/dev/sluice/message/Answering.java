package dev.sluice.message;

/** Tells a pool that the first byte of an answer came. */
public record Answering(long ticket) {}
