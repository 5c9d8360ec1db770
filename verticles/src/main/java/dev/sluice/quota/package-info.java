/** Admits requests as far as limits and budgets have room, and settles what was reserved for them. */
@NullMarked
package dev.sluice.quota;

import org.jspecify.annotations.NullMarked;
