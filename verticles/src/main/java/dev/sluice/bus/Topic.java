package dev.sluice.bus;

/** Where events of type {@code E} are published to every subscriber. */
public record Topic<E>(String name, Class<E> event) {}
