/** What it costs to ask model servers how they stand. */
@NullMarked
package dev.sluice.bench.polling;

import org.jspecify.annotations.NullMarked;
