package dev.sluice.counting;

/**
 * When an amount was spent of a lease, as far as a correction has to know.
 *
 * @param renewals how many renewals had begun by then
 * @param part the number of the part of the window that the counter was in when it answered last
 */
public record Mark(long renewals, long part) {}
