package dev.sluice.caller;

import java.util.Locale;

/** What limits and budgets are counted over. */
public enum Period {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** As people write it, such as {@code minute}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
