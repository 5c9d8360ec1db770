package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void ends_when_the_last_three_windows_lie_within_3_percent() {
        assertThat(WarmUp.agree(List.of(100.0, 200.0, 300.0, 1000.0, 1029.0, 1010.0)))
                .isTrue();
    }

    @Test
    void goes_on_while_the_last_three_windows_differ() {
        assertThat(WarmUp.agree(List.of(1000.0, 1000.0, 1000.0, 1000.0, 1031.0, 1010.0)))
                .isFalse();
    }

    @Test
    void goes_on_after_few_windows_even_if_they_agree() {
        assertThat(WarmUp.agree(List.of(1000.0, 1000.0, 1000.0))).isFalse();
    }
}
