/** What it costs to find a request's rule. */
@NullMarked
package dev.sluice.bench.routing;

import org.jspecify.annotations.NullMarked;
