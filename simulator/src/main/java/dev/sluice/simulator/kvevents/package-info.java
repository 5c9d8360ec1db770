/** Publishes what changes in an engine's prefix cache, as vLLM does. */
@NullMarked
package dev.sluice.simulator.kvevents;

import org.jspecify.annotations.NullMarked;
