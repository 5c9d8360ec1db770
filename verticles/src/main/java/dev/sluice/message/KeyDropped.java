package dev.sluice.message;

/** Asks for an API key to be known no more, and tells that it is not. */
public record KeyDropped(String id) {}
