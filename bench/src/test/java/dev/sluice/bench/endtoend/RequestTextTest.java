package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTextTest {
    @Test
    void makes_bodies_of_exactly_the_size_asked_for() {
        assertThat(RequestText.body(1024))
                .hasSize(1024)
                .startsWith("{\"model\":\"mock\"")
                .endsWith("\"}]}");
        assertThat(RequestText.body(32768)).hasSize(32768);
    }

    @Test
    void refuses_a_size_without_room_for_a_prompt() {
        assertThatThrownBy(() -> RequestText.body(20)).isInstanceOf(UnmetNeedException.class);
    }
}
