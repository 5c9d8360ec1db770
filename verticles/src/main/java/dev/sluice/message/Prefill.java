package dev.sluice.message;

import dev.sluice.spi.Endpoint;

/**
 * Where a request's prompt is computed, when that is not where its answer is. It is counted in flight there until its
 * {@link Released}.
 *
 * @param ticket names this leg in its pool
 * @param endpoint computes the prompt
 */
public record Prefill(long ticket, Endpoint endpoint) {}
