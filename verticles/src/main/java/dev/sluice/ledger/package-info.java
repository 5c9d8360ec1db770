/** Writes down what every request used and cost, so that it survives the process. */
@NullMarked
package dev.sluice.ledger;

import org.jspecify.annotations.NullMarked;
