package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.BackendHealth.Trial;
import dev.sluice.routing.Ejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackendHealthTest {
    private static final Ejection EJECTION = new Ejection(2, Duration.ofSeconds(10), Duration.ofSeconds(30));

    private long nanos = 1;
    private final BackendHealth health = new BackendHealth(() -> nanos);

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            health.failed(health.begin(), EJECTION);
        }
    }

    private void probeFails() {
        Trial probe = health.begin();
        health.failed(probe, EJECTION);
        health.ended(probe);
    }

    @Test
    void is_available_until_it_has_failed_often_enough_in_a_row() {
        fail(1);
        health.succeeded(health.begin());
        fail(1);
        assertThat(health.available()).isTrue();
        fail(1);
        assertThat(health.available()).isFalse();
    }

    @Test
    void lets_one_request_through_after_its_time() {
        fail(2);
        pass(9);
        assertThat(health.available()).isFalse();
        pass(1);
        assertThat(health.available()).isTrue();
        assertThat(health.begin().probe()).isTrue();
        assertThat(health.available()).isFalse();
    }

    @Test
    void is_back_when_that_request_succeeds() {
        fail(2);
        pass(10);
        Trial probe = health.begin();
        health.succeeded(probe);
        health.ended(probe);
        assertThat(health.available()).isTrue();
        assertThat(health.begin().probe()).isFalse();
    }

    @Test
    void doubles_its_ejection_when_that_request_fails_up_to_a_limit() {
        fail(2);
        pass(10);
        probeFails();
        pass(19);
        assertThat(health.available()).isFalse();
        pass(1);
        assertThat(health.available()).isTrue();
        probeFails();
        pass(29);
        assertThat(health.available()).isFalse();
        pass(1);
        assertThat(health.available()).isTrue();
    }

    @Test
    void lets_another_through_when_that_request_ends_without_a_result() {
        fail(2);
        pass(10);
        health.ended(health.begin());
        assertThat(health.available()).isTrue();
    }

    @Test
    void rests_for_as_long_as_it_asked() {
        health.rest(Duration.ofSeconds(3));
        assertThat(health.available()).isFalse();
        pass(3);
        assertThat(health.available()).isTrue();
    }

    @Test
    void is_never_ejected_where_that_is_switched_off() {
        for (int i = 0; i < 100; i++) {
            health.failed(health.begin(), new Ejection(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        }
        assertThat(health.available()).isTrue();
    }

    @Test
    void is_not_ejected_for_longer_by_failures_of_requests_that_began_before() {
        Trial early = health.begin();
        fail(2);
        for (int i = 0; i < 10; i++) {
            health.failed(early, EJECTION);
        }
        pass(10);
        assertThat(health.available()).isTrue();
    }

    @Test
    void stays_ejected_when_a_request_that_began_before_succeeds() {
        Trial early = health.begin();
        health.rest(Duration.ofSeconds(3));
        health.succeeded(early);
        assertThat(health.available()).isFalse();
    }

    @Test
    void is_back_when_a_request_succeeds_that_came_for_want_of_others() {
        fail(2);
        health.succeeded(health.begin());
        assertThat(health.available()).isTrue();
    }

    @Test
    void is_back_when_another_of_its_addresses_answers_the_same_request() {
        fail(1);
        Trial trial = health.failed(health.begin(), EJECTION);
        health.succeeded(trial);
        assertThat(health.available()).isTrue();
    }

    @Test
    void rests_for_the_longest_pause_it_asked_for() {
        health.rest(Duration.ofSeconds(9));
        health.rest(Duration.ofSeconds(1));
        pass(8);
        assertThat(health.available()).isFalse();
        pass(1);
        assertThat(health.available()).isTrue();
    }
}
