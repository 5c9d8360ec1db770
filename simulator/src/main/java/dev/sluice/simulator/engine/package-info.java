/** The model of an inference engine: continuous batching over a KV cache of blocks, driven by a clock from outside. */
@CheckReturnValue
@NullMarked
package dev.sluice.simulator.engine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
