/** Makes the gateway's own metrics and its access log of the exchanges that are over. */
@NullMarked
package dev.sluice.telemetry;

import org.jspecify.annotations.NullMarked;
