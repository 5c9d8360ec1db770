/** Which backends serve which request; pure tables without Vert.x. */
@NullMarked
package dev.sluice.routing;

import org.jspecify.annotations.NullMarked;
