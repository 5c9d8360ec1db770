/** The kinds of the Gateway API. */
@NullMarked
package dev.sluice.resources.kind.gateway;

import org.jspecify.annotations.NullMarked;
