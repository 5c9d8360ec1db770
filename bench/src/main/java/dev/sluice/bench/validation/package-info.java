/** What it costs to read request bodies. */
@NullMarked
package dev.sluice.bench.validation;

import org.jspecify.annotations.NullMarked;
