package dev.sluice.resources.kind.core;

/** A Namespace, of which only its labels matter. */
public record NamespaceDocument() {}
