package dev.sluice.kvevents;

import static dev.sluice.kvevents.Continuity.Step.GAP;
import static dev.sluice.kvevents.Continuity.Step.RESTART;
import static dev.sluice.kvevents.Continuity.Step.SKIP;
import static dev.sluice.kvevents.Continuity.Step.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContinuityTest {
    private final Continuity continuity = new Continuity();

    @Test
    void begins_wherever_the_endpoint_is() {
        assertThat(continuity.live(57)).isEqualTo(TAKE);
        assertThat(continuity.live(58)).isEqualTo(TAKE);
        assertThat(continuity.next()).isEqualTo(59);
    }

    @Test
    void sees_what_is_missing_and_goes_on_from_what_is_said_again() {
        continuity.live(0);
        assertThat(continuity.live(3)).isEqualTo(GAP);
        assertThat(continuity.next()).isEqualTo(1);
        assertThat(continuity.again(1)).isEqualTo(TAKE);
        assertThat(continuity.again(2)).isEqualTo(TAKE);
        assertThat(continuity.again(3)).isEqualTo(TAKE);
        assertThat(continuity.again(4)).isEqualTo(TAKE);
        // The published 4 arrives after it was said again.
        assertThat(continuity.live(4)).isEqualTo(SKIP);
        assertThat(continuity.live(5)).isEqualTo(TAKE);
    }

    @Test
    void sees_that_what_is_said_again_does_not_reach_back_far_enough() {
        continuity.live(0);
        continuity.live(9);
        assertThat(continuity.again(5)).isEqualTo(GAP);
        assertThat(continuity.again(6)).isEqualTo(TAKE);
    }

    @Test
    void sees_an_endpoint_that_counts_anew() {
        continuity.live(0);
        continuity.live(1);
        assertThat(continuity.live(1)).isEqualTo(RESTART);
        assertThat(continuity.next()).isZero();
        assertThat(continuity.again(1)).isEqualTo(GAP);
        assertThat(continuity.live(2)).isEqualTo(TAKE);
    }

    @Test
    void wants_everything_when_it_begins_at_the_start() {
        continuity.fromTheStart();
        assertThat(continuity.live(2)).isEqualTo(GAP);
        assertThat(continuity.next()).isZero();
    }
}
