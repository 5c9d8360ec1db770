package dev.sluice.bus;

/** Where one verticle answers questions of type {@code Q} with answers of type {@code A}. */
public record Address<Q, A>(String name, Class<Q> question, Class<A> answer) {}
