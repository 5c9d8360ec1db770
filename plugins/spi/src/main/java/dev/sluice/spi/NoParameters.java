package dev.sluice.spi;

/** The parameters of a plugin that takes none. */
public record NoParameters() {}
