/** Simulated model servers: verticles that behave as vLLM does, down to its metrics and its faults. */
@CheckReturnValue
@NullMarked
package dev.sluice.simulator;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
