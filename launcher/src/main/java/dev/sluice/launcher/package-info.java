/** The command line. */
@NullMarked
package dev.sluice.launcher;

import org.jspecify.annotations.NullMarked;
