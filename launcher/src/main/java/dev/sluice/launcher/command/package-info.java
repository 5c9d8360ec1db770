/** The command line: one class a command. */
@NullMarked
package dev.sluice.launcher.command;

import org.jspecify.annotations.NullMarked;
