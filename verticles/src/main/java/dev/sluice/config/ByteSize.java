package dev.sluice.config;

/** A number of bytes, written as {@code 32MiB} in configuration. */
public record ByteSize(long bytes) {}
