/** Who asks: API keys as they are known by their hashes, and what a caller may use. Needs no Vert.x. */
@NullMarked
package dev.sluice.caller;

import org.jspecify.annotations.NullMarked;
