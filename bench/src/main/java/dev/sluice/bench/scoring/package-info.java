/** What a pick costs. */
@NullMarked
package dev.sluice.bench.scoring;

import org.jspecify.annotations.NullMarked;
