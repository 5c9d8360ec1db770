package dev.sluice.scheduling.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Facts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedLoadTest {
    private final SharedLoad load = new SharedLoad();

    @Test
    void adds_up_what_the_others_said_last() {
        load.heard("g2", 20, Facts.of(2, 300));
        load.heard("g3", 20, Facts.of(1, 50));
        load.heard("g2", 20, Facts.of(1, 100));
        assertThat(load.requests(20)).isEqualTo(2);
        assertThat(load.tokens(20)).isEqualTo(150);
        assertThat(load.requests(19)).isZero();
        assertThat(load.tokens(4711)).isZero();
    }

    @Test
    void forgets_a_gateway_that_is_gone_and_an_endpoint_that_left() {
        load.heard("g2", 0, Facts.of(2, 300));
        load.heard("g2", 1, Facts.of(4, 1));
        load.heard("g3", 0, Facts.of(1, 50));
        load.gone("g2");
        assertThat(load.requests(0)).isEqualTo(1);
        assertThat(load.tokens(1)).isZero();
        load.left(0);
        assertThat(load.requests(0)).isZero();
        load.gone("g3");
        assertThat(load.tokens(0)).isZero();
    }

    @Test
    void passes_over_what_cannot_be() {
        load.heard("g2", 0, Facts.of(2));
        load.heard("g2", 0, Facts.of(-1, 0));
        load.heard("g2", 0, Facts.of(0, -1));
        load.heard("g2", 0, Facts.of((1 << 24) + 1, 0));
        load.heard("g2", 0, Facts.of(0, (1L << 48) + 1));
        assertThat(load.requests(0)).isZero();
        assertThat(load.tokens(0)).isZero();
    }

    @Test
    void tells_changes_at_once_and_all_that_is_not_0_every_10th_round() {
        assertThat(roundsToldOf(1, 5)).containsExactly(1, 10, 20);
        assertThat(roundsToldOf(0, 0)).containsExactly(1);
    }

    @Test
    void believes_what_is_not_repeated_for_30_rounds_and_no_longer() {
        load.heard("g2", 0, Facts.of(2, 300));
        for (int round = 0; round < 30; round++) {
            load.startRound();
        }
        assertThat(load.tokens(0)).isEqualTo(300);
        load.startRound();
        assertThat(load.tokens(0)).isZero();
        assertThat(load.requests(0)).isZero();
    }

    private List<Integer> roundsToldOf(int requests, long tokens) {
        List<Integer> told = new ArrayList<>();
        for (int round = 1; round <= 20; round++) {
            int now = round;
            load.startRound();
            load.tell(3, requests, tokens, (slot, facts) -> {
                assertThat(facts).isEqualTo(Facts.of(requests, tokens));
                told.add(now);
            });
        }
        return told;
    }
}
