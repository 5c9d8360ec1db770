/** What a plugin jar sees: the request, the endpoints, and the questions a plugin may answer. */
@NullMarked
package dev.sluice.spi;

import org.jspecify.annotations.NullMarked;
