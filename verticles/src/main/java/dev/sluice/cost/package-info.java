/** What a request costs: numbers that are made of its tokens, and money by a list of prices. Pure. */
@NullMarked
package dev.sluice.cost;

import org.jspecify.annotations.NullMarked;
