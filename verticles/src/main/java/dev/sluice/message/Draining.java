package dev.sluice.message;

import java.time.Duration;

/**
 * Tells that the process finishes what it has begun and takes nothing new.
 *
 * @param limit how long requests in flight may go on
 */
public record Draining(Duration limit) {}
