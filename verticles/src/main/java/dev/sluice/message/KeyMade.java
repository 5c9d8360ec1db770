package dev.sluice.message;

import dev.sluice.config.Secret;

/** A new API key, shown this once. */
public record KeyMade(String id, Secret key) {}
