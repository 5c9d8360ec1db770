/** What the demo command shows: a gateway before simulated servers, and how their pool stands. */
@NullMarked
package dev.sluice.launcher.demo;

import org.jspecify.annotations.NullMarked;
