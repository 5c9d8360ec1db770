/** Asks every model server how it stands, by its Prometheus metrics, and tells the others. */
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
