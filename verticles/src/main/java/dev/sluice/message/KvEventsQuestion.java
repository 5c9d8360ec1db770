package dev.sluice.message;

/** Asks which {@link KvEventsWanted events are wanted}. */
public record KvEventsQuestion() {}
