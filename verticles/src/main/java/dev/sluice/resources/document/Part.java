package dev.sluice.resources.document;

import org.jspecify.annotations.Nullable;

/** A value and where it stands. */
record Part(@Nullable Object value, Place place) {}
