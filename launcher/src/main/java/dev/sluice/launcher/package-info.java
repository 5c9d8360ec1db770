/** Where the process begins. */
@NullMarked
package dev.sluice.launcher;

import org.jspecify.annotations.NullMarked;
