package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.caller.Period;
import dev.sluice.cost.CelFormula;
import dev.sluice.cost.TokenKind;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.Claim;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.limits.Windows;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierQuestionTest {
    private static final long NOW = Instant.parse("2026-11-25T12:10:00Z").toEpochMilli();
    private static final Measure DOLLARS = new Measure.Money("USD");
    private static final Measure TOKENS = new Measure.Tokens(0, TokenKind.TOTAL);
    private static final WindowSpec MONTH = Windows.calendar(1000, Period.MONTH);

    private static Claim claim(
            Measure measure, WindowSpec window, List<Selector> when, List<String> each, String subject) {
        List<Attribute> per = each.stream().map(Attribute::read).toList();
        return new Claim(new LimitRule("r", when, per, measure, window, false, false), subject);
    }

    private static Optional<LedgerQuestion> asked(Claim claim) {
        return EarlierQuestion.of(claim, NOW);
    }

    @Test
    void asks_for_the_subject_and_tells_apart_what_selectors_look_at() {
        Selector model = Selector.matching(Attribute.read("model"), "large-.*");

        assertThat(asked(claim(DOLLARS, MONTH, List.of(model), List.of("tenant", "key"), "red\u001f")))
                .hasValue(new LedgerQuestion(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Map.of(Trait.TENANT, "red", Trait.KEY, ""),
                        Set.of(Trait.MODEL),
                        Optional.of("USD")));
    }

    @Test
    void asks_for_all_where_nothing_counts_apart() {
        assertThat(asked(claim(TOKENS, Windows.sliding(1, Period.DAY), List.of(), List.of(), "")))
                .hasValue(new LedgerQuestion(
                        Instant.parse("2026-11-24T12:00:00Z"), Map.of(), Set.of(), Optional.empty()));
    }

    static Stream<Measure> others() {
        return Stream.of(
                Measure.Requests.ONE,
                new Measure.Tokens(1, TokenKind.TOTAL),
                new Measure.Tokens(0, CelFormula.compile("input_tokens + 4u*output_tokens")));
    }

    @ParameterizedTest
    @MethodSource("others")
    void asks_for_nothing_that_the_ledger_does_not_keep(Measure measure) {
        assertThat(asked(claim(measure, MONTH, List.of(), List.of(), ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"header:x-team", "claim:team", "source"})
    void asks_for_nobody_that_the_ledger_does_not_know(String attribute) {
        Selector any = Selector.present(Attribute.read(attribute));

        assertThat(asked(claim(TOKENS, MONTH, List.of(), List.of(attribute), "red")))
                .isEmpty();
        assertThat(asked(claim(TOKENS, MONTH, List.of(any), List.of(), ""))).isEmpty();
    }

    @Test
    void asks_for_no_name_that_the_ledger_cuts() {
        assertThat(asked(claim(TOKENS, MONTH, List.of(), List.of("tenant"), "x".repeat(216))))
                .isEmpty();
    }

    @Test
    void asks_for_nothing_where_a_window_is_shorter_than_a_day() {
        WindowSpec almost = WindowSpec.sliding(1, Duration.ofDays(1).minusMillis(1));

        assertThat(asked(claim(TOKENS, almost, List.of(), List.of(), ""))).isEmpty();
    }
}
