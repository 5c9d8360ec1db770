package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.EndpointNews;
import dev.sluice.message.EndpointState;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PolledPoolTest {
    private static final URI ENDPOINT = URI.create("http://10.0.0.7:8000");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final PolledPool pool = new PolledPool(Gateway.pool(ENDPOINT));

    @Test
    void takes_a_newer_sample_of_another_gateway_and_ends_a_failure_by_it() {
        pool.answered(ENDPOINT, sample(NOW.minusMillis(50), 1));
        pool.failed(ENDPOINT, "no connection");

        pool.heard(ENDPOINT, sample(NOW.minusMillis(49), 2), NOW);

        assertThat(state().sample().waitingRequests()).hasValue(2);
        assertThat(state().failure()).isEmpty();
    }

    @Test
    void leaves_what_it_knows_where_another_gateway_tells_an_older_sample_or_the_same_again() {
        pool.answered(ENDPOINT, sample(NOW.minusMillis(50), 1));
        pool.failed(ENDPOINT, "no connection");

        pool.heard(ENDPOINT, sample(NOW.minusMillis(51), 2), NOW);
        pool.heard(ENDPOINT, sample(NOW.minusMillis(50), 2), NOW);

        assertThat(state().sample().waitingRequests()).hasValue(1);
        assertThat(state().failure()).contains("no connection");
    }

    @Test
    void takes_any_sample_after_the_clock_was_set_back() {
        pool.answered(ENDPOINT, sample(NOW.plusSeconds(3600), 1));

        pool.heard(ENDPOINT, sample(NOW.minusMillis(50), 2), NOW);

        assertThat(state().sample().waitingRequests()).hasValue(2);
    }

    @Test
    void does_not_hear_of_an_endpoint_that_it_does_not_have() {
        pool.heard(URI.create("http://10.0.0.8:8000"), sample(NOW, 2), NOW);

        assertThat(pool.news()).isEmpty();
    }

    @Test
    void says_the_last_sample_or_why_there_is_none() {
        assertThat(pool.said(ENDPOINT)).isEmpty();

        pool.answered(ENDPOINT, sample(NOW, 1));
        assertThat(pool.said(ENDPOINT))
                .contains(new EndpointNews(ENDPOINT, Optional.of(sample(NOW, 1)), Optional.empty(), Optional.empty()));

        pool.failed(ENDPOINT, "no connection");
        assertThat(pool.said(ENDPOINT))
                .contains(new EndpointNews(ENDPOINT, Optional.empty(), Optional.of("no connection"), Optional.empty()));
    }

    private EndpointState state() {
        return pool.snapshot().endpoints().get(0);
    }

    private static Sample sample(Instant takenAt, int waiting) {
        return new Sample(
                takenAt,
                OptionalInt.of(waiting),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
