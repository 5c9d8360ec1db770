package dev.sluice.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** input 1000, of which cached 600 and written 100; output 205, of which reasoning 50: total 1205. */
class CelFormulaTest {
    private static final Consumption USED =
            new Consumption("llama-8b", "primary.ai", "ai/chat", new Tokens(1000, 600, 100, 205, 50, 0, 0));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    input_tokens                                                        | 1000
                    cached_input_tokens                                                 | 600
                    cache_creation_input_tokens                                         | 100
                    output_tokens                                                       | 205
                    total_tokens                                                        | 1205
                    reasoning_tokens                                                    | 50
                    input_tokens + 4u * output_tokens                                   | 1820
                    int(input_tokens) * 2                                               | 2000
                    1 + 1                                                               | 2
                    model == 'llama-8b' ? output_tokens : 0u                            | 205
                    backend == 'primary.ai' ? 1u : 2u                                   | 1
                    route_name.startsWith('ai/') ? 7u : 0u                              | 7
                    uint(double(input_tokens) * 0.1)                                    | 100
                    input_tokens > 100u ? input_tokens / 3u : 0u                        | 333
                    """)
    void computes_with_the_documented_variables(String expression, long cost) {
        assertThat(CelFormula.compile(expression).of(USED)).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    input_tokens * 0.1                                                                     | 100
                    1.5 * output_tokens                                                                    | 308
                    (input_tokens - cached_input_tokens) + cached_input_tokens * 0.1 + output_tokens * 1.5 | 768
                    model == 'llama-8b' ? input_tokens * 0.25 + output_tokens : input_tokens * 1.0         | 455
                    output_tokens / 2.0                                                                    | 103
                    10 - output_tokens * 0.01                                                              | 8
                    """)
    void takes_fractions_of_tokens_and_rounds_to_the_nearest(String expression, long cost) {
        assertThat(CelFormula.compile(expression).of(USED)).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    input_tokens +              | not an expression of CEL: at column
                    output_token * 2u           | undeclared reference to 'output_token'
                    input_tokens * 2            | found no matching overload for '_*_'
                    model                       | gives no cost for a request of no tokens: wanted a number, found
                    total_tokens > 5u           | gives no cost for a request of no tokens: wanted a number, found false
                    100u / output_tokens        | gives no cost for a request of no tokens: divide by zero
                    1.0 / output_tokens         | gives no cost for a request of no tokens: wanted a number, found Infinity
                    -1                          | wanted a number from 0 to 9223372036854775807, found -1
                    """)
    void refuses_what_is_no_formula_with_a_sentence(String expression, String sentence) {
        assertThatThrownBy(() -> CelFormula.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cached_input_tokens - input_tokens", "0.0 - input_tokens * 1.0"})
    void gives_no_cost_where_less_than_nothing_remains(String expression) {
        CelFormula formula = CelFormula.compile(expression);

        assertThatThrownBy(() -> formula.of(USED)).isInstanceOf(CostException.class);
    }

    @Test
    void counts_each_kind_of_tokens() {
        assertThat(TokenKind.values())
                .extracting(kind -> kind.of(USED))
                .containsExactly(1000L, 600L, 100L, 205L, 50L, 1205L);
    }
}
