/**
 * Which limits hold for a request, for whom each of them counts, and in what it counts. Nothing here knows how much of a limit is
 * used.
 */
@NullMarked
package dev.sluice.limits;

import org.jspecify.annotations.NullMarked;
