/** Which backends serve which request: the routes as compiled, and their matching. Pure, without Vert.x. */
@NullMarked
package dev.sluice.routing;

import org.jspecify.annotations.NullMarked;
