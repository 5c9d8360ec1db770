package dev.sluice.message;

import dev.sluice.spi.InferenceRequest;

/** Asks a pool where it would place a request, and why; nothing is placed. */
public record ExplainQuestion(InferenceRequest request) {}
