package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    m 3                    | 3
                    m 3.5e-2               | 0.035
                    m 1E+3                 | 1000
                    m .5                   | 0.5
                    m -7                   | -7
                    m NaN                  | NaN
                    m +Inf                 | Infinity
                    m -Inf                 | -Infinity
                    m 3 1700000000000      | 3
                    m 3 1700000000.123     | 3
                    m 3 # {trace="x"} 1    | 3
                    m 3 17 # {trace="x"} 1 | 3
                    m   3                  | 3
                    """)
    void reads_a_value(String line, double value) {
        assertThat(read(line + "\n")).containsExactly(new Series(Map.of(), value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m",
                "m ",
                "m x",
                "m 1d",
                "m 0x10",
                "m Infinity",
                "m 3 later",
                "m 3 17 18",
                "m{a=\"b\"}",
                "m{a=\"b\" 3",
                "m{a=b} 3",
                "m{a} 3",
                "m{=\"b\"} 3",
                "m{a=\"b} 3",
                "m{a=\"b\"c=\"d\"} 3",
                "m{a=\"b\\",
                "m{",
                "m{a=\"b\"}3x"
            })
    void leaves_out_a_line_that_breaks_the_format_and_reads_on(String line) {
        assertThat(read(line + "\nm 9\n")).containsExactly(new Series(Map.of(), 9));
    }

    @Test
    void reads_labels_with_escapes_blanks_and_a_trailing_comma() {
        assertThat(read("m{ a = \"x\\\"y\\\\z\\nw\" ,b=\"\", } 3"))
                .containsExactly(new Series(Map.of("a", "x\"y\\z\nw", "b", ""), 3));
    }

    @Test
    void reads_labels_that_hold_the_signs_of_the_format() {
        assertThat(read("m{a=\"}, b=\\\"c\\\" 5 #\",d=\"é\"} 3"))
                .containsExactly(new Series(Map.of("a", "}, b=\"c\" 5 #", "d", "é"), 3));
    }

    @Test
    void looks_only_at_the_metrics_it_was_made_for() {
        String text = """
                # HELP m What it is.
                # TYPE m gauge
                m_total 1
                mm 2
                xm 3
                # m 4

                 \tm 5
                m{a="b"} 6
                m 7""";

        assertThat(read(text)).extracting(Series::value).containsExactly(5.0, 6.0, 7.0);
    }

    @Test
    void reads_lines_that_end_as_on_windows() {
        assertThat(read("# TYPE m gauge\r\nm 1\r\nm{a=\"b\"} 2 17\r\n"))
                .containsExactly(new Series(Map.of(), 1), new Series(Map.of("a", "b"), 2));
    }

    @Test
    void tells_metrics_apart_of_which_one_begins_as_the_other() {
        byte[] text = "m_waiting_by_reason 1\nm_waiting 2\nm 3\n".getBytes(StandardCharsets.UTF_8);

        Map<String, List<Series>> found = new Exposition(List.of("m", "m_waiting")).read(text, text.length);

        assertThat(found)
                .isEqualTo(
                        Map.of("m", List.of(new Series(Map.of(), 3)), "m_waiting", List.of(new Series(Map.of(), 2))));
    }

    @Test
    void reads_no_further_than_the_answer_is_long() {
        byte[] text = "m 1\nm 2\nm 3\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new Exposition(List.of("m")).read(text, 8).get("m")).hasSize(2);
    }

    @Test
    void keeps_a_bounded_number_of_series() {
        assertThat(read("m 1\n".repeat(Exposition.MAX_SERIES + 10))).hasSize(Exposition.MAX_SERIES);
    }

    private static List<Series> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Exposition(List.of("m")).read(bytes, bytes.length).getOrDefault("m", List.of());
    }
}
