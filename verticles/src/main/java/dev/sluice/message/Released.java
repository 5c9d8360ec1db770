package dev.sluice.message;

/** Tells a pool that a request is no longer in flight at any of its endpoints. */
public record Released(long ticket) {}
