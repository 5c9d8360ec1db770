/** Names that every gateway makes in the same way, so that none has to be told. Pure. */
@NullMarked
package dev.sluice.naming;

import org.jspecify.annotations.NullMarked;
