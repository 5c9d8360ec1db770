package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonOptionsTest {
    @Test
    void has_a_value_for_everything() {
        ComparisonOptions options = ComparisonOptions.of(List.of());

        assertThat(options.schedule()).isEqualTo(new ComparisonOptions.Schedule(1, 5, 3, 45, 120, 1));
        assertThat(options.load()).isEqualTo(new ComparisonOptions.Load(List.of(1024), 32, 1000, 100));
        assertThat(options.gateway().orElseThrow().jar()).endsWithRaw(Path.of("launcher/target/sluice.jar"));
    }

    @Test
    void takes_several_bodies_and_several_options_of_the_jvm() {
        ComparisonOptions options =
                ComparisonOptions.of(List.of("--body", "1024,32768", "--jvm", "-Xmx512m -XX:+UseSerialGC"));

        assertThat(options.load().bodyBytes()).containsExactly(1024, 32768);
        assertThat(options.gateway().orElseThrow().jvmOptions()).containsExactly("-Xmx512m", "-XX:+UseSerialGC");
    }

    @Test
    void goes_without_a_gateway_when_told_so() {
        assertThat(ComparisonOptions.of(List.of("--sluice", "none")).gateway()).isEmpty();
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> ComparisonOptions.of(List.of("--round", "3")))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("--round;")
                .hasMessageContaining("--rounds");
    }

    @Test
    void refuses_a_number_that_is_none_or_not_positive() {
        assertThatThrownBy(() -> ComparisonOptions.of(List.of("--rounds", "few")))
                .hasMessage("option --rounds needs a positive whole number, found few");
        assertThatThrownBy(() -> ComparisonOptions.of(List.of("--rounds", "0")))
                .hasMessage("option --rounds needs a positive whole number, found 0");
    }
}
