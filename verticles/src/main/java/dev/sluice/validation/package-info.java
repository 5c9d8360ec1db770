/** Reads request bodies once, against JSON Schemas, into what the gateway needs to know of them. */
@NullMarked
package dev.sluice.validation;

import org.jspecify.annotations.NullMarked;
