package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricSpecTest {
    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("vllm:num_requests_waiting", "vllm:num_requests_waiting", Map.of()),
                Arguments.of("  spaced  ", "spaced", Map.of()),
                Arguments.of("m{a=b}", "m", Map.of("a", "b")),
                Arguments.of("m {a=b}", "m", Map.of("a", "b")),
                Arguments.of("m{ a = b , c = d }", "m", Map.of("a", "b", "c", "d")),
                Arguments.of("m{a=\"b c\",d='e,f'}", "m", Map.of("a", "b c", "d", "e,f")),
                Arguments.of("m{a=1.5/x-y}", "m", Map.of("a", "1.5/x-y")),
                Arguments.of("m{}", "m", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("good")
    void reads_a_name_with_or_without_labels(String text, String name, Map<String, String> labels) {
        assertThat(MetricSpec.parse(text)).contains(new MetricSpec(name, labels));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {a=b}         | the name is missing
                    9m            | `9m` is not a metric name
                    m n           | `m n` is not a metric name
                    m}            | `m}` is not a metric name
                    m{a=b         | the braces must close once
                    m{a=b}}       | the braces must close once
                    m{a=b} rest   | the braces must close once
                    m{a}          | `a` is not label=value
                    m{=b}         | `=b` is not label=value
                    m{a=}         | `a=` is not label=value
                    m{a=b,}       | `a=b,` is not label=value
                    m{a=b,,c=d}   | `,c=d` is not label=value
                    m{a="b}       | `a="b` is not label=value
                    m{a={b}       | `a={b` is not label=value
                    """)
    void says_what_is_wrong_with_a_spec(String text, String reason) {
        assertThatThrownBy(() -> MetricSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("wanted a metric as name or name{label=value,…}, found '" + text + "'")
                .hasMessageContaining(reason);
    }

    @Test
    void names_nothing_when_empty() {
        assertThat(MetricSpec.parse(" ")).isEmpty();
    }

    @Test
    void matches_series_that_have_its_labels_and_perhaps_more() {
        MetricSpec spec = new MetricSpec("m", Map.of("type", "waiting"));

        assertThat(spec.matches(Map.of("type", "waiting", "model", "llama"))).isTrue();
        assertThat(spec.matches(Map.of("type", "scheduled", "model", "llama"))).isFalse();
        assertThat(spec.matches(Map.of())).isFalse();
    }
}
