package dev.sluice.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.limits.KeyLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTermsTest {
    private static final long MOST = 4_503_599_627_370_496L;

    private static Limit tokens(long most, Period per) {
        return new Limit(OptionalLong.of(most), OptionalLong.empty(), per);
    }

    private static Limit requests(long most, Period per) {
        return new Limit(OptionalLong.empty(), OptionalLong.of(most), per);
    }

    private static KeyTerms terms(Optional<Budget> budget, Limit... limits) {
        return new KeyTerms("ann", Optional.empty(), Optional.empty(), Optional.empty(), List.of(limits), budget);
    }

    @Test
    void a_limit_is_of_tokens_or_of_requests_and_not_of_both_or_neither() {
        assertThatThrownBy(() -> new Limit(OptionalLong.of(1), OptionalLong.of(1), Period.HOUR))
                .hasMessage("wanted either tokens or requests, found both");
        assertThatThrownBy(() -> new Limit(OptionalLong.empty(), OptionalLong.empty(), Period.HOUR))
                .hasMessage("wanted either tokens or requests, found neither");
    }

    @Test
    void a_limit_is_1_to_2_to_the_52nd() {
        assertThatThrownBy(() -> requests(0, Period.HOUR))
                .hasMessage("requests: wanted 1 to 4503599627370496, found 0");
        assertThatThrownBy(() -> tokens(MOST + 1, Period.HOUR))
                .hasMessage("tokens: wanted 1 to 4503599627370496, found 4503599627370497");
        assertThatCode(() -> KeyLimits.of(terms(Optional.empty(), tokens(MOST, Period.MONTH))
                        .caller("k")
                        .allowance()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 4_503_599_628d, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void a_budget_of_nothing_or_of_more_millionths_than_can_be_counted_is_refused(double amount) {
        assertThatThrownBy(() -> new Budget(amount, "USD", Period.DAY))
                .hasMessage("amount: wanted more than 0 and at most 4503599627, found " + amount);
    }

    /** 4,503,599,627 is 4,503,599,627,000,000 millionths, below 2^52 = 4,503,599,627,370,496. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 0.0000001, 4_503_599_627d})
    void the_smallest_and_the_largest_budget_can_be_counted(double amount) {
        Optional<Budget> budget = Optional.of(new Budget(amount, "USD", Period.DAY));
        assertThat(KeyLimits.of(terms(budget).caller("k").allowance())).hasSize(1);
    }

    @Test
    void a_currency_has_three_capital_letters() {
        assertThatThrownBy(() -> new Budget(1, "dollars", Period.DAY))
                .hasMessage("currency: wanted one such as USD, found \"dollars\"");
    }

    @Test
    void two_limits_of_a_measure_and_a_period_are_refused() {
        assertThatThrownBy(() ->
                        terms(Optional.empty(), requests(5, Period.HOUR), tokens(9, Period.DAY), tokens(8, Period.DAY)))
                .hasMessage("limits[2]: wanted one limit of tokens per day, found another; keep the lower one");
        assertThatCode(() ->
                        terms(Optional.empty(), requests(5, Period.DAY), tokens(9, Period.DAY), tokens(8, Period.HOUR)))
                .doesNotThrowAnyException();
    }

    @Test
    void what_is_said_of_a_key_is_written_as_it_is_read() {
        Budget budget = new Budget(20, "USD", Period.MONTH);

        assertThat(TermsValues.of(
                        terms(Optional.of(budget), tokens(100_000, Period.MINUTE), requests(60, Period.HOUR))))
                .hasToString("{owner=ann, limits=[{tokens=100000, per=minute}, {requests=60, per=hour}],"
                        + " budget={amount=20, currency=USD, per=month}}");
        assertThat(TermsValues.of(terms(Optional.empty()))).isEqualTo(Map.of("owner", "ann"));
        assertThat(new Budget(0.25, "USD", Period.DAY).exact()).hasToString("0.25");
        assertThat(new Budget(2e9, "USD", Period.DAY).exact()).hasToString("2000000000");
    }

    @Test
    void a_gateway_refuses_terms_that_it_does_not_keep() {
        TermsKept counting = new TermsKept(true, Optional.empty());
        TermsKept dollars = new TermsKept(true, Optional.of("USD"));
        KeyTerms limited = terms(Optional.empty(), requests(5, Period.HOUR));
        KeyTerms paying = terms(Optional.of(new Budget(1, "USD", Period.DAY)));

        assertThat(TermsKept.NONE.refusal(terms(Optional.empty()))).isEmpty();
        assertThat(TermsKept.NONE.refusal(limited))
                .contains("limits: wanted quota among the verticles, as it keeps them; add it, or leave limits out");
        assertThat(counting.refusal(limited)).isEmpty();
        assertThat(counting.refusal(paying))
                .contains("budget: wanted quota and prices among the verticles, as they keep it; add them, or leave"
                        + " budget out");
        assertThat(dollars.refusal(paying)).isEmpty();
        assertThat(dollars.refusal(terms(Optional.of(new Budget(1, "EUR", Period.DAY)))))
                .contains("budget.currency: wanted USD, in which the prices are, found EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "100000 tokens/minute, tokens per minute, 100000",
        "60 requests/hour, requests per hour, 60",
        "1 request per second, requests per second, 1",
        "' 7 tokens / week ', tokens per week, 7"
    })
    void reads_limits_in_a_few_words(String text, String measure, long most) {
        Limit limit = TermsText.limit(text);
        assertThat(limit.measure()).isEqualTo(measure);
        assertThat(limit.tokens().orElseGet(() -> limit.requests().orElse(0))).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100000",
                "tokens/minute",
                "-5 tokens/minute",
                "5 words/minute",
                "5 tokens/fortnight",
                "1.5 tokens/day"
            })
    void says_how_limits_are_written(String text) {
        assertThatThrownBy(() -> TermsText.limit(text))
                .hasMessage(
                        "wanted such as \"100000 tokens/minute\" or \"60 requests/hour\", with one of second, minute,"
                                + " hour, day, week, month behind the stroke, found \"" + text + '"');
    }

    @Test
    void reads_budgets_in_a_few_words_and_says_how_they_are_written() {
        assertThat(TermsText.budget("20 USD/month")).isEqualTo(new Budget(20, "USD", Period.MONTH));
        assertThat(TermsText.budget("0.5 eur per day")).isEqualTo(new Budget(0.5, "EUR", Period.DAY));
        assertThatThrownBy(() -> TermsText.budget("20/month"))
                .hasMessageStartingWith("wanted such as \"20 USD/month\" or \"0.5 EUR/day\"")
                .hasMessageEndingWith("found \"20/month\"");
        assertThatThrownBy(() -> TermsText.budget("0 USD/day")).hasMessageStartingWith("amount: wanted more than 0");
    }
}
