package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {
    @Test
    void adds_user_and_system_time_of_the_process_and_of_its_ended_children() {
        ProcessUsage usage = ProcessUsage.parse("77 (java) S 1 77 77 0 -1 4194560 900 0 3 0 250 50 7 3 20 0 30 0 1000 "
                + "5000000 1000 18446744073709551615 1 1 0 0 0 0 0");

        assertThat(usage.own()).isEqualTo(3_000_000);
        assertThat(usage.withChildren()).isEqualTo(3_100_000);
        assertThat(usage.residentBytes()).isEqualTo(4_096_000);
    }

    @Test
    void reads_a_program_whose_name_holds_spaces_and_brackets() {
        ProcessUsage usage = ProcessUsage.parse("77 (a ) S (b) R 1 77 77 0 -1 4194560 900 0 3 0 1 2 0 0 20 0 30 0 1000 "
                + "5000000 1 18446744073709551615 1 1 0 0 0 0 0");

        assertThat(usage.own()).isEqualTo(30_000);
    }
}
