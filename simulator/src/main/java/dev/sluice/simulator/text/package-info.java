/** What a simulated model reads and writes: a tokenizer and a small text. */
@CheckReturnValue
@NullMarked
package dev.sluice.simulator.text;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
