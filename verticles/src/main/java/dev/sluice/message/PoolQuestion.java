package dev.sluice.message;

/** Asks a pool how it stands. */
public record PoolQuestion() {}
