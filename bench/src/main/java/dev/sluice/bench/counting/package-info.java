/** What it costs to count what is used of a limit. */
@NullMarked
package dev.sluice.bench.counting;

import org.jspecify.annotations.NullMarked;
