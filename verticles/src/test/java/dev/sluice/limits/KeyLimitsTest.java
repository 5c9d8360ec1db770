package dev.sluice.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Budget;
import dev.sluice.caller.Limit;
import dev.sluice.caller.Period;
import dev.sluice.cost.TokenKind;
import dev.sluice.counting.WindowSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyLimitsTest {
    @Test
    void nothing_limits_who_may_use_as_much_as_there_is() {
        assertThat(KeyLimits.of(Allowance.UNLIMITED)).isEmpty();
    }

    @Test
    void every_limit_and_the_budget_must_have_room() {
        Allowance allowance = new Allowance(
                List.of(tokens(40_000, Period.MINUTE), requests(500, Period.DAY)),
                Optional.of(new Budget(12.5, "USD", Period.MONTH)));

        assertThat(KeyLimits.of(allowance))
                .containsExactly(LimitGroup.all(List.of(
                        rule(
                                "key tokens per minute",
                                new Measure.Tokens(0, TokenKind.TOTAL),
                                WindowSpec.sliding(40_000, Duration.ofMinutes(1))),
                        rule(
                                "key requests per day",
                                new Measure.Requests(1),
                                WindowSpec.sliding(500, Duration.ofDays(1))),
                        rule(
                                "key budget per month",
                                new Measure.Money("USD"),
                                WindowSpec.fixed(12_500_000, WindowSpec.MONTH)))));
    }

    @Test
    void every_one_has_a_name_of_its_own_kind() {
        for (Period period : Period.values()) {
            Allowance allowance = new Allowance(
                    List.of(tokens(1, period), requests(1, period)), Optional.of(new Budget(1, "USD", period)));
            assertThat(KeyLimits.of(allowance).get(0).rules()).hasSize(3).allMatch(rule -> rule.name()
                    .startsWith(KeyLimits.NAMES_BEGIN));
        }
    }

    @Test
    void a_budget_alone_is_a_limit() {
        Allowance allowance = new Allowance(List.of(), Optional.of(new Budget(0.1, "EUR", Period.WEEK)));

        assertThat(KeyLimits.of(allowance))
                .containsExactly(LimitGroup.all(List.of(rule(
                        "key budget per week",
                        new Measure.Money("EUR"),
                        WindowSpec.fixed(100_000, Duration.ofDays(7))))));
    }

    @ParameterizedTest
    @CsvSource({"SECOND, PT1S", "MINUTE, PT1M", "HOUR, PT1H", "DAY, PT24H", "WEEK, PT168H"})
    void limits_slide_with_the_time(Period period, Duration length) {
        assertThat(window(requests(7, period))).isEqualTo(WindowSpec.sliding(7, length));
        assertThat(window(tokens(7, period))).isEqualTo(WindowSpec.sliding(7, length));
    }

    @Test
    void a_limit_per_month_follows_the_calendar() {
        assertThat(window(requests(7, Period.MONTH))).isEqualTo(WindowSpec.fixed(7, WindowSpec.MONTH));
    }

    @Test
    void what_a_key_brings_counts_by_key() {
        LimitGroup group = KeyLimits.of(new Allowance(List.of(requests(7, Period.HOUR)), Optional.empty()))
                .get(0);
        assertThat(ClaimGroup.of(List.of(group), Facts.caller(Facts.byKey())))
                .containsExactly(new ClaimGroup(
                        LimitGroup.Decision.ALL, List.of(new Claim(group.rules().get(0), "k1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1000000",
        "12.5, 12500000",
        "0.000001, 1",
        "0.0000001, 1",
        "0.0000010000001, 2",
        "2.9999991, 3000000",
        "1E+3, 1000000000"
    })
    void millionths_are_rounded_up(BigDecimal amount, long millionths) {
        assertThat(KeyLimits.millionths(amount)).isEqualTo(millionths);
    }

    private static WindowSpec window(Limit limit) {
        return KeyLimits.of(new Allowance(List.of(limit), Optional.empty()))
                .get(0)
                .rules()
                .get(0)
                .window();
    }

    private static LimitRule rule(String name, Measure measure, WindowSpec window) {
        return new LimitRule(name, List.of(), List.of(Attribute.read("key")), measure, window, false, false);
    }

    private static Limit tokens(long most, Period per) {
        return new Limit(OptionalLong.of(most), OptionalLong.empty(), per);
    }

    private static Limit requests(long most, Period per) {
        return new Limit(OptionalLong.empty(), OptionalLong.of(most), per);
    }
}
