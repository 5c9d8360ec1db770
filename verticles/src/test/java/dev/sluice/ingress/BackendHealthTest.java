package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

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
            health.failed(EJECTION);
        }
    }

    @Test
    void is_available_until_it_has_failed_often_enough_in_a_row() {
        fail(1);
        health.succeeded();
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
        assertThat(health.begin()).isTrue();
        assertThat(health.available()).isFalse();
    }

    @Test
    void is_back_when_that_request_succeeds() {
        fail(2);
        pass(10);
        health.begin();
        health.succeeded();
        health.probed();
        assertThat(health.available()).isTrue();
        assertThat(health.begin()).isFalse();
    }

    @Test
    void doubles_its_ejection_when_that_request_fails_up_to_a_limit() {
        fail(2);
        pass(10);
        health.begin();
        fail(1);
        health.probed();
        pass(19);
        assertThat(health.available()).isFalse();
        pass(1);
        assertThat(health.available()).isTrue();
        fail(1);
        pass(30);
        assertThat(health.available()).isTrue();
    }

    @Test
    void lets_another_through_when_that_request_ends_without_a_result() {
        fail(2);
        pass(10);
        health.begin();
        health.probed();
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
            health.failed(new Ejection(0, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        }
        assertThat(health.available()).isTrue();
    }
}
