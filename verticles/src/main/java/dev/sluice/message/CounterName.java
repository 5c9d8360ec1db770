package dev.sluice.message;

/**
 * Which counter is meant, beside its window.
 *
 * @param limit the name of the limit
 * @param subject whom it holds for, such as a tenant or a key; empty where it holds for all together
 */
public record CounterName(String limit, String subject) {}
