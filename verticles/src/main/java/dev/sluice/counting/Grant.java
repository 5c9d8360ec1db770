package dev.sluice.counting;

/**
 * What a counter says to a change.
 *
 * @param granted what the one who asks may use, 0 where there is too little room
 * @param remaining what is left of the limit after that; never negative
 * @param waitMillis after how many milliseconds the least that was asked for fits, if nobody else uses anything; 0 where it was
 *     granted, {@link #NEVER} where it is more than the limit
 * @param part the number of the part of the window this happened in, which a later correction names
 */
public record Grant(long granted, long remaining, long waitMillis, long part) {
    /** The wait of what can never be granted. */
    public static final long NEVER = Long.MAX_VALUE;
}
