/** How verticles talk inside one process: typed, by reference, never on the wire. */
@CheckReturnValue
@NullMarked
package dev.sluice.bus;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
