package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesOptionsTest {
    @Test
    void looks_four_times_a_second_and_listens_for_this_machine_only() {
        ResourcesOptions options = bind(Map.of());
        assertThat(options.interval()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void tells_the_compiler_where_the_process_listens_for_a_listener() {
        assertThat(bind(Map.of("ports", Map.of("80", 8080))).compileOptions().ports())
                .containsExactly(Map.entry(80, 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "", "080"})
    void refuses_a_listener_port_that_is_none(String listener) {
        assertThatThrownBy(() -> bind(Map.of("ports", Map.of(listener, 8080))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("resources: wanted ports from 1 to 65535 by ports, found \"" + listener + "\": 8080");
    }

    @Test
    void refuses_files_and_an_api_server_at_once() {
        assertThatThrownBy(() -> bind(Map.of("files", List.of("a.yaml"), "kubernetes", Map.of())))
                .hasMessage("resources: wanted files or kubernetes, found both");
    }

    private static ResourcesOptions bind(Map<String, ?> json) {
        return Binder.bind("resources", json, ResourcesOptions.class);
    }
}
