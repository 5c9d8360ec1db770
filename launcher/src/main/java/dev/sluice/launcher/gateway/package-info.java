/** The gateway as one thing: its configuration, which verticles that means, starting and draining. */
@NullMarked
package dev.sluice.launcher.gateway;

import org.jspecify.annotations.NullMarked;
