/** The kinds of Envoy AI Gateway. */
@NullMarked
package dev.sluice.resources.kind.aigateway;

import org.jspecify.annotations.NullMarked;
