package dev.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.bench.endtoend.UnmetNeedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostOptionsTest {
    @Test
    void has_a_value_for_everything() {
        CostOptions options = CostOptions.of(List.of());

        assertThat(options.endpoints()).isEqualTo(8);
        assertThat(options.seconds()).isEqualTo(5);
        assertThat(options.parts()).containsExactly(Part.GROWTH, Part.TRAFFIC, Part.LATENCY);
        assertThat(options.requestsPerSecond()).isEqualTo(200);
        assertThat(options.schedule()).isEqualTo(new Schedule(2, 5, 20, 60));
    }

    @Test
    void is_quick_but_for_what_is_asked_for() {
        CostOptions options = CostOptions.of(List.of("--quick", "--seconds", "2"));

        assertThat(options.seconds()).isEqualTo(2);
        assertThat(options.schedule()).isEqualTo(new Schedule(1, 1, 1, 1));
    }

    @Test
    void starts_the_jar_with_the_options_of_the_jvm_before_it() {
        CostOptions options = CostOptions.of(List.of("--sluice", "/gateway.jar", "--jvm", "-Xmx512m -XX:+UseSerialGC"));

        assertThat(options.program().command(List.of("run", "file.json")))
                .containsExactly("java", "-Xmx512m", "-XX:+UseSerialGC", "-jar", "/gateway.jar", "run", "file.json");
    }

    @Test
    void measures_some_parts_only_where_they_are_named() {
        assertThat(CostOptions.of(List.of("--parts", "traffic, growth")).parts())
                .containsExactly(Part.TRAFFIC, Part.GROWTH);
        assertThatThrownBy(() -> CostOptions.of(List.of("--parts", "speed")))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessage("option --parts needs some of growth,traffic,latency, found speed");
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> CostOptions.of(List.of("--gateways", "3")))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("--gateways")
                .hasMessageContaining("--endpoints");
    }

    @Test
    void says_what_is_missing_where_there_is_no_gateway() {
        assertThatThrownBy(() -> ClusterCost.report(List.of("--sluice", "/no/such.jar"), line -> {}))
                .isInstanceOf(UnmetNeedException.class)
                .hasMessageContaining("/no/such.jar is not there");
    }
}
