package dev.sluice.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitUnit;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitWordsTest {
    @Test
    void tokens_per_minute() {
        assertThat(message(LimitUnit.TOKENS, Duration.ofMinutes(1), OptionalLong.of(350)))
                .isEqualTo("Rate limit `chat` reached, in tokens per minute: limit 2500000, left 120, requested 4096. "
                        + "Please try again in 350ms.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "350, 350ms",
        "999, 999ms",
        "1000, 1s",
        "1200, 1.2s",
        "60000, 1m0s",
        "200000, 3m20s",
        "3600000, 1h0m",
        "5400000, 1h30m",
        "356400000, 4d3h"
    })
    void the_time_to_wait_is_in_one_or_two_units(long millis, String words) {
        assertThat(message(LimitUnit.TOKENS, Duration.ofMinutes(1), OptionalLong.of(millis)))
                .endsWith(" Please try again in " + words + ".");
    }

    @Test
    void requests_per_month() {
        assertThat(message(LimitUnit.REQUESTS, WindowSpec.MONTH, OptionalLong.of(356_400_000)))
                .isEqualTo("Rate limit `chat` reached, in requests per month: limit 2500000, left 120, requested 4096. "
                        + "Please try again in 4d3h.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, second",
        "PT1M, minute",
        "PT1H, hour",
        "PT24H, day",
        "PT168H, week",
        "PT0.25S, 250ms",
        "PT10S, 10s",
        "PT90M, 1h30m",
        "PT48H, 2d0h",
        "PT720H, 30d0h",
        "PT245H, 10d5h"
    })
    void a_window_is_a_word_where_there_is_one(Duration window, String words) {
        assertThat(message(LimitUnit.REQUESTS, window, OptionalLong.of(1)))
                .contains(" in requests per " + words + ": limit ");
    }

    @Test
    void money_is_in_its_currency() {
        assertThat(message(LimitUnit.MONEY, Duration.ofDays(1), OptionalLong.of(1_200)))
                .isEqualTo("Budget `chat` reached, in USD per day: limit 2.5, left 0.00012, requested 0.004096. "
                        + "Please try again in 1.2s.");
    }

    @Test
    void whole_amounts_of_money_have_no_decimals_and_no_exponent() {
        assertThat(new Problem.LimitReached(
                                "team",
                                LimitUnit.MONEY,
                                "EUR",
                                WindowSpec.MONTH,
                                100_000_000,
                                0,
                                1,
                                OptionalLong.of(60_000),
                                60_000)
                        .message())
                .isEqualTo("Budget `team` reached, in EUR per month: limit 100, left 0, requested 0.000001. "
                        + "Please try again in 1m0s.");
    }

    @Test
    void what_never_fits_is_not_to_be_tried_again() {
        assertThat(message(LimitUnit.TOKENS, Duration.ofHours(1), OptionalLong.empty()))
                .isEqualTo("Rate limit `chat` reached, in tokens per hour: limit 2500000, left 120, requested 4096. "
                        + "The request needs more than the whole limit; ask for less.");
    }

    private static String message(LimitUnit unit, Duration window, OptionalLong retryAfterMillis) {
        return new Problem.LimitReached(
                        "chat",
                        unit,
                        unit == LimitUnit.MONEY ? "USD" : "",
                        window,
                        2_500_000,
                        120,
                        4_096,
                        retryAfterMillis,
                        60_000)
                .message();
    }
}
