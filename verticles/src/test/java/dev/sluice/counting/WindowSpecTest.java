package dev.sluice.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowSpecTest {
    private final WindowSpec minute = WindowSpec.sliding(100, Duration.ofMinutes(1));
    private final WindowSpec month = WindowSpec.fixed(100, WindowSpec.MONTH);

    @Test
    void a_sliding_minute_consists_of_seconds() {
        assertThat(minute.partMillis()).isEqualTo(1000);
        assertThat(minute.part(61_999)).isEqualTo(61);
    }

    @Test
    void the_oldest_part_counts_until_the_window_covers_nothing_of_it() {
        // At 61,998 the window begins at 1,999, the last millisecond of part 1.
        assertThat(minute.oldest(61_998)).isEqualTo(1);
        assertThat(minute.oldest(61_999)).isEqualTo(2);
        assertThat(minute.endOf(1)).isEqualTo(61_999);
    }

    @Test
    void parts_of_a_window_that_60_does_not_divide_are_rounded_up() {
        assertThat(WindowSpec.sliding(1, Duration.ofSeconds(1)).partMillis()).isEqualTo(17);
    }

    @Test
    void a_fixed_day_begins_at_midnight_in_UTC() {
        WindowSpec day = WindowSpec.fixed(1, Duration.ofDays(1));
        long part = day.part(millis("2026-11-25T23:59:59.999Z"));
        assertThat(day.oldest(millis("2026-11-25T00:00:00Z"))).isEqualTo(part);
        assertThat(day.endOf(part)).isEqualTo(millis("2026-11-26T00:00:00Z"));
    }

    @Test
    void a_week_begins_on_monday() {
        WindowSpec week = WindowSpec.fixed(1, Duration.ofDays(7));
        long part = week.part(millis("2026-11-29T23:59:59.999Z"));
        assertThat(week.part(millis("2026-11-23T00:00:00Z"))).isEqualTo(part);
        assertThat(week.endOf(part)).isEqualTo(millis("2026-11-30T00:00:00Z"));
    }

    @Test
    void a_month_ends_with_the_month_of_the_calendar() {
        assertThat(month.endOf(month.part(millis("2028-02-01T00:00:00Z")))).isEqualTo(millis("2028-03-01T00:00:00Z"));
        assertThat(month.endOf(month.part(millis("2026-12-31T23:59:59.999Z"))))
                .isEqualTo(millis("2027-01-01T00:00:00Z"));
        assertThat(month.part(millis("2028-02-29T23:59:59.999Z")))
                .isEqualTo(month.part(millis("2028-02-01T00:00:00Z")))
                .isNotEqualTo(month.part(millis("2028-03-01T00:00:00Z")));
    }

    @Test
    void a_lease_lives_a_60th_of_the_window_within_50_ms_and_1_s() {
        assertThat(WindowSpec.sliding(1, Duration.ofSeconds(1)).leaseLifeMillis())
                .isEqualTo(50);
        assertThat(WindowSpec.sliding(1, Duration.ofSeconds(30)).leaseLifeMillis())
                .isEqualTo(500);
        assertThat(month.leaseLifeMillis()).isEqualTo(1000);
    }

    @Test
    void says_what_was_wanted() {
        assertThatThrownBy(() -> new WindowSpec(-1, Duration.ofSeconds(1), 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit: wanted 0 to 4503599627370496, found -1");
        assertThatThrownBy(() -> new WindowSpec(1, Duration.ofSeconds(1), 2, false))
                .hasMessage("parts: wanted 1 in a fixed window, found 2");
        assertThatThrownBy(() -> new WindowSpec(1, Duration.ofMillis(59), 60, true))
                .hasMessage("window: wanted 60 ms to 10 years, found PT0.059S");
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
