/** The pool: its endpoints, what is in flight at them, and the profile of plugins that chooses among them. */
@CheckReturnValue
@NullMarked
package dev.sluice.scoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
