package dev.sluice.message;

import java.time.Instant;
import java.util.Optional;

/**
 * A model or adapter as {@code /v1/models} lists it.
 *
 * @param parent the base model, for an adapter
 */
public record ServedModel(String id, Instant created, String ownedBy, Optional<String> parent) {}
