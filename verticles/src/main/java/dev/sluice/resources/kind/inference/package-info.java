/** The kinds of the inference extension of the Gateway API. */
@NullMarked
package dev.sluice.resources.kind.inference;

import org.jspecify.annotations.NullMarked;
