package dev.sluice.message;

/** Asks which API keys there are. */
public record KeysQuestion() {}
