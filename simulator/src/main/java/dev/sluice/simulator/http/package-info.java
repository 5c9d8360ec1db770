/** The face of a simulated model server: vLLM's HTTP interface, its streams, its metrics and its faults. */
@CheckReturnValue
@NullMarked
package dev.sluice.simulator.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
