package dev.sluice.message;

import dev.sluice.limits.LimitUnit;

/**
 * How a limit stands for the one who asks.
 *
 * @param name of the limit
 * @param limit what may be used in a window
 * @param remaining what is left of it, 0 or more; of shares of other gateways nothing is known
 * @param resetMillis after how many milliseconds all of it is there again, if nobody uses anything
 */
public record Standing(String name, LimitUnit unit, long limit, long remaining, long resetMillis) {}
