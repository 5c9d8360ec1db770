/** Placing requests by the work that is ahead of them, in tokens. */
@NullMarked
package dev.sluice.scheduling.work;

import org.jspecify.annotations.NullMarked;
