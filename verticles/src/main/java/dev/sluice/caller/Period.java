package dev.sluice.caller;

/** What limits and budgets are counted over. */
public enum Period {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH
}
