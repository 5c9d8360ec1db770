package dev.sluice.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.cost.Charge;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesFileTest {
    private static final PriceList LIST = PricesFile.read("""
            currency: EUR
            prices:
              - model: poet
                perMillion: {input: 2, cachedInput: 0.5, cacheWrite: 2.5, output: 8, reasoning: 9, audioInput: 40, audioOutput: 80}
              - {model: poet, from: 2026-07-01, perMillion: {input: 1, cachedInput: 0.25, output: 4}}
              - {model: poet, backend: ai/cheap, until: "2026-07-01T12:00:00Z", perMillion: {input: 0.000001, output: "0.6"}}
            """);

    private static Charge charge(String backend, String time, Tokens tokens) {
        return LIST.charge("poet", backend, Instant.parse(time), tokens);
    }

    private static Charge euros(String amount) {
        return new Charge("EUR", Optional.of(new BigDecimal(amount)));
    }

    @Test
    void charges_each_kind_of_tokens_by_its_own_price_and_none_twice() {
        // Input 1000 = 400 plain + 500 cached + 60 written + 40 audio; output 300 = 200 plain + 70 reasoning + 30
        // audio:
        // 800 + 250 + 150 + 1600 + 1600 + 630 + 2400 = 7430 millionths.
        assertThat(charge("ai/any", "2026-01-01T00:00:00Z", new Tokens(1000, 500, 60, 300, 70, 40, 30))
                        .amount()
                        .orElseThrow())
                .isEqualByComparingTo("0.007430");
    }

    @ParameterizedTest
    @CsvSource({
        "ai/any,   2026-06-30T23:59:59Z, 0.000010",
        "ai/any,   2026-07-01T00:00:00Z, 0.000005",
        "ai/cheap, 2026-07-01T11:59:59Z, 0.000000600001",
        "ai/cheap, 2026-07-01T12:00:00Z, 0.000005",
    })
    void takes_the_price_of_the_backend_that_holds_at_the_time(String backend, String time, String amount) {
        // One token in, one out: 2 + 8, 1 + 4, or 0.000001 + 0.6 millionths.
        assertThat(charge(backend, time, new Tokens(1, 0, 0, 1, 0, 0, 0))
                        .amount()
                        .orElseThrow())
                .isEqualByComparingTo(amount);
    }

    @Test
    void charges_reasoning_as_output_where_it_has_no_price_of_its_own() {
        assertThat(charge("ai/any", "2026-08-01T00:00:00Z", new Tokens(0, 0, 0, 10, 7, 0, 0)))
                .isEqualTo(euros("0.000040"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, 1, 0, 0, 0, 0", // written to the cache
        "10, 0, 0, 0, 0, 1, 0", // audio in
        "10, 0, 0, 5, 0, 0, 1", // audio out
        "10, 11, 0, 0, 0, 0, 0", // more from the cache than there is
    })
    void guesses_no_price(long input, long cached, long written, long output, long reasoning, long in, long out) {
        Tokens tokens = new Tokens(input, cached, written, output, reasoning, in, out);

        assertThat(charge("ai/any", "2026-08-01T00:00:00Z", tokens)).isEqualTo(new Charge("EUR", Optional.empty()));
        assertThat(LIST.charge("coder", "ai/any", Instant.EPOCH, new Tokens(1, 0, 0, 0, 0, 0, 0)))
                .isEqualTo(new Charge("EUR", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|wanted an object with prices",
                "prices: {|not YAML: ",
                "prices: [{perMillion: {}}]|prices[0].model",
                "prices: [{model: a, perMillion: {input: 0.1234567}}]|input: wanted a price of 0 or more with at most 6 decimals, found 0.1234567",
                "prices: [{model: a, perMillion: {output: -1}}]|output: wanted a price of 0 or more",
                "prices: [{model: a, perMillion: {outputs: 1}}]|unknown",
                "prices: [{model: a, from: tomorrow, perMillion: {}}]|from: wanted a day such as 2026-01-31",
                "prices: [{model: a, perMillion: {}}, {model: a, perMillion: {}}]|there are two prices of a from 1970-01-01",
            })
    void says_what_is_wrong_with_a_list(String text, String sentence) {
        assertThatThrownBy(() -> PricesFile.read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence);
    }

    /** Budgets in the currency before would count nothing. */
    @Test
    void wants_a_later_list_in_the_same_currency() {
        PriceList dollars = PricesFile.read("prices: []");

        assertThatThrownBy(() -> PricesFile.after(dollars, "{currency: EUR, prices: []}"))
                .hasMessage("currency: wanted USD, as budgets are counted in it until the next start, found EUR");
        assertThat(PricesFile.after(dollars, "{currency: USD, prices: []}").currency())
                .isEqualTo("USD");
    }
}
