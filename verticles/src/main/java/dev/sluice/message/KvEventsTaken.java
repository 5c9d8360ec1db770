package dev.sluice.message;

/** Says that {@link KvEvents} have been taken in, so that further ones may come. */
public record KvEventsTaken() {}
