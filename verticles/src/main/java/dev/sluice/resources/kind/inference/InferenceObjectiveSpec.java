package dev.sluice.resources.kind.inference;

import dev.sluice.spi.Default;

/**
 * The spec of an InferenceObjective.
 *
 * @param priority below 0 may be shed first
 */
public record InferenceObjectiveSpec(@Default("0") int priority, PoolRef poolRef) {}
