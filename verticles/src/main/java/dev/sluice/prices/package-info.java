/** Reads the price list and tells it. */
@NullMarked
package dev.sluice.prices;

import org.jspecify.annotations.NullMarked;
