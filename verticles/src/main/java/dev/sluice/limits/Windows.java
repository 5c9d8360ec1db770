package dev.sluice.limits;

import dev.sluice.caller.Period;
import dev.sluice.counting.WindowSpec;
import java.time.Duration;

/** The windows of periods. */
public final class Windows {
    private Windows() {}

    /** One that slides with the time; of a month, the calendar's in UTC. */
    public static WindowSpec sliding(long limit, Period period) {
        return period == Period.MONTH ? calendar(limit, period) : WindowSpec.sliding(limit, length(period));
    }

    /** One that begins with each period in UTC; weeks begin on Mondays. */
    public static WindowSpec calendar(long limit, Period period) {
        return WindowSpec.fixed(limit, length(period));
    }

    private static Duration length(Period period) {
        return switch (period) {
            case SECOND -> Duration.ofSeconds(1);
            case MINUTE -> Duration.ofMinutes(1);
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> WindowSpec.MONTH;
        };
    }
}
