package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void reads_single_cores_and_ranges() {
        assertThat(Cores.parse("2,4-6,9")).containsExactly(2, 4, 5, 6, 9);
    }

    @Test
    void says_so_when_everything_shares_one_core() {
        assertThat(new Cores(0, 0).words()).contains("one core only");
    }

    @Test
    void holds_a_command_to_its_core() {
        assertThat(Cores.pinned(1, List.of("nginx", "-v"))).containsExactly("taskset", "-c", "1", "nginx", "-v");
    }
}
