package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Period;
import dev.sluice.cost.TokenKind;
import dev.sluice.cost.Tokens;
import dev.sluice.counting.Change;
import dev.sluice.counting.Change.Floor;
import dev.sluice.counting.Counter;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.Claim;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.limits.Windows;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerAnswer.Used;
import dev.sluice.message.LedgerQuestion.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarlierUseTest {
    private static final long NOON = Instant.parse("2026-11-25T12:10:00Z").toEpochMilli();
    private static final WindowSpec DAY = Windows.sliding(1000, Period.DAY);
    private static final WindowSpec WEEK = Windows.sliding(1000, Period.WEEK);
    private static final WindowSpec MONTH = Windows.calendar(1000, Period.MONTH);

    private static LimitRule rule(Measure measure, WindowSpec window, Selector... selectors) {
        return new LimitRule("r", List.of(selectors), List.of(), measure, window, false, false);
    }

    private static Claim tokens(WindowSpec window, Selector... selectors) {
        return new Claim(rule(new Measure.Tokens(0, TokenKind.TOTAL), window, selectors), "");
    }

    private static Claim money(WindowSpec window) {
        return new Claim(rule(new Measure.Money("USD"), window), "");
    }

    private static Used used(String hour, long input, long output, String amount, Map<Trait, String> by) {
        Tokens tokens = new Tokens(input, 0, 0, output, 0, 0, 0);
        return new Used(Instant.parse(hour), by, tokens, new BigDecimal(amount));
    }

    private static Used used(String hour, long tokens) {
        return used(hour, tokens, 0, "0", Map.of());
    }

    private static Change.AtLeast earlier(Claim claim, Used... used) {
        return EarlierUse.of(claim, new LedgerAnswer(List.of(used)), NOON);
    }

    private static long inUse(Change.AtLeast earlier, WindowSpec window, String at) {
        Counter counter = new Counter();
        earlier.applyTo(counter, window, 1, NOON);
        return counter.inUse(window, Instant.parse(at).toEpochMilli());
    }

    @Test
    void all_of_a_month_counts_in_its_one_part() {
        Used[] used = {used("2026-11-25T12:00:00Z", 30, 12, "0", Map.of()), used("2026-11-01T00:00:00Z", 100)};

        // November 2026 is the month 2026 * 12 + 10.
        assertThat(earlier(tokens(MONTH), used).floors()).containsExactly(new Floor(24322, 24322, 142));
        assertThat(inUse(earlier(tokens(MONTH), used), MONTH, "2026-11-30T23:59:59Z"))
                .isEqualTo(142);
        assertThat(inUse(earlier(tokens(MONTH), used), MONTH, "2026-12-01T00:00:00Z"))
                .isZero();
    }

    /** Three times a third of a millionth are a millionth, not three. */
    @Test
    void money_is_rounded_up_once() {
        Used third = used("2026-11-25T12:00:00Z", 0, 0, "0.000000333333", Map.of());

        assertThat(earlier(money(MONTH), third, third, third).floors()).containsExactly(new Floor(24322, 24322, 1));
    }

    /** A day has parts of 24 minutes: 12:00 begins one, 11:00 does not. */
    @Test
    void an_hour_of_a_sliding_day_counts_until_a_day_after_its_end_at_least() {
        Change.AtLeast earlier = earlier(tokens(DAY), used("2026-11-25T12:00:00Z", 5), used("2026-11-25T11:00:00Z", 7));

        assertThat(inUse(earlier, DAY, "2026-11-25T12:10:00Z")).isEqualTo(12);
        assertThat(inUse(earlier, DAY, "2026-11-26T11:59:59Z")).isEqualTo(12);
        // The part 11:36 to 12:00 is over, and that of now, up to 12:24, is not.
        assertThat(inUse(earlier, DAY, "2026-11-26T12:00:00Z")).isEqualTo(5);
        assertThat(inUse(earlier, DAY, "2026-11-26T12:24:00Z")).isZero();
    }

    /** A week has parts of 168 minutes. */
    @Test
    void hours_of_a_sliding_week_count_once_though_they_share_parts() {
        Used[] used = new Used[24];
        for (int hour = 0; hour < 24; hour++) {
            used[hour] = used(
                    Instant.ofEpochMilli(NOON).minusSeconds(600 + 3600L * hour).toString(), 1);
        }
        Change.AtLeast earlier = earlier(tokens(WEEK), used);

        assertThat(earlier.floors()).hasSizeBetween(8, 11);
        assertThat(inUse(earlier, WEEK, "2026-11-25T12:10:00Z")).isEqualTo(24);
        assertThat(inUse(earlier, WEEK, "2026-12-01T12:59:59Z")).isEqualTo(24);
        assertThat(inUse(earlier, WEEK, "2026-12-02T15:00:00Z")).isZero();
    }

    @Test
    void a_counter_that_counted_all_of_it_is_raised_by_no_more_than_one_part_of_it() {
        Counter counter = new Counter();
        for (int minute = 0; minute < 180; minute++) {
            new Change.Take(1, 1).applyTo(counter, DAY, 1, NOON - 60_000L * minute);
        }
        Used[] used = {
            used("2026-11-25T12:00:00Z", 11), used("2026-11-25T11:00:00Z", 60), used("2026-11-25T10:00:00Z", 60)
        };
        earlier(tokens(DAY), used).applyTo(counter, DAY, 2, NOON);
        long raised = counter.inUse(DAY, NOON);
        earlier(tokens(DAY), used).applyTo(counter, DAY, 3, NOON);

        assertThat(raised).isBetween(180L, 204L);
        assertThat(counter.inUse(DAY, NOON)).isEqualTo(raised);
    }

    @Test
    void what_the_rule_does_not_select_is_left_out() {
        Selector large = Selector.matching(Attribute.read("model"), "large-.*");
        Selector teams = Selector.present(Attribute.read("tenant"));
        Used[] used = {
            used("2026-11-25T12:00:00Z", 1, 0, "0", Map.of(Trait.MODEL, "large-2", Trait.TENANT, "red")),
            used("2026-11-25T12:00:00Z", 10, 0, "0", Map.of(Trait.MODEL, "small", Trait.TENANT, "red")),
            used("2026-11-25T12:00:00Z", 100, 0, "0", Map.of(Trait.MODEL, "large-2", Trait.TENANT, ""))
        };

        assertThat(inUse(earlier(tokens(MONTH, large), used), MONTH, "2026-11-25T12:10:00Z"))
                .isEqualTo(101);
        assertThat(inUse(earlier(tokens(MONTH, large, teams), used), MONTH, "2026-11-25T12:10:00Z"))
                .isEqualTo(1);
        assertThat(inUse(earlier(tokens(MONTH, teams.inverted()), used), MONTH, "2026-11-25T12:10:00Z"))
                .isEqualTo(100);
    }

    @Test
    void more_than_can_be_counted_is_as_much_as_can_be_counted() {
        Used much = used("2026-11-25T12:00:00Z", 0, 0, "99999999999999", Map.of());

        assertThat(earlier(money(MONTH), much).floors().get(0).amount()).isEqualTo(WindowSpec.MAX_AMOUNT);
    }

    @Test
    void the_past_begins_with_the_hour_in_which_the_window_began() {
        assertThat(EarlierUse.since(MONTH, NOON)).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(EarlierUse.since(Windows.calendar(1, Period.WEEK), NOON)).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(EarlierUse.since(DAY, NOON)).isEqualTo("2026-11-24T12:00:00Z");
    }
}
