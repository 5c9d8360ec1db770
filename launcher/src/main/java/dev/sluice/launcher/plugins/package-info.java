/** Plugin jars, the shipped one among them: each in a class loader of its own, watched while the gateway runs. */
@NullMarked
package dev.sluice.launcher.plugins;

import org.jspecify.annotations.NullMarked;
