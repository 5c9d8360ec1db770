/** The kinds of Envoy Gateway. */
@NullMarked
package dev.sluice.resources.kind.envoy;

import org.jspecify.annotations.NullMarked;
