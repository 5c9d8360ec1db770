/** What a simulated model server is told: its size, its speed and its faults. */
@CheckReturnValue
@NullMarked
package dev.sluice.simulator.settings;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
