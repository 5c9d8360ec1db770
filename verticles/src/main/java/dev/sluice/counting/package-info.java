/**
 * How much of a limit is used: the counter of one limit, and the share of it that a gateway spends by itself. Nothing here knows how
 * gateways reach each other or what the time is.
 */
@NullMarked
package dev.sluice.counting;

import org.jspecify.annotations.NullMarked;
