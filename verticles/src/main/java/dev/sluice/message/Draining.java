package dev.sluice.message;

/** Tells that the process finishes what it has begun and takes nothing new. */
public record Draining() {}
