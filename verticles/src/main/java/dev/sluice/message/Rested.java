package dev.sluice.message;

import java.net.URI;
import java.time.Duration;

/** Tells a pool that an endpoint asked to be left alone for a while, by {@code Retry-After}. */
public record Rested(URI endpoint, Duration pause) {}
