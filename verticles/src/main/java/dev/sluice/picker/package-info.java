/** What an EndpointPickerConfig says, and what of it the gateway does in another way or not at all. */
@CheckReturnValue
@NullMarked
package dev.sluice.picker;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
