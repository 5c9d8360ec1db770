package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void counts_programs_and_interrupts_as_busy_but_neither_idling_nor_waiting_nor_what_the_host_took() {
        assertThat(Machine.busyMicros("cpu  100 10 20 5000 700 3 4 900 0 0")).isEqualTo(1_370_000);
    }
}
