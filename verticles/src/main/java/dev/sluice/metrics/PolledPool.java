package dev.sluice.metrics;

import dev.sluice.message.EndpointNews;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each endpoint of a pool said last. */
final class PolledPool {
    private final String name;
    private Map<URI, EndpointState> endpoints = Map.of();
    private boolean changed;

    PolledPool(PoolSpec spec) {
        this.name = spec.name();
        follow(spec);
    }

    /** Knows only the endpoints there are now; what one that stays said last stays too. */
    void follow(PoolSpec spec) {
        Map<URI, EndpointState> next = new LinkedHashMap<>();
        spec.endpoints().forEach(endpoint -> next.put(endpoint.address(), known(endpoint)));
        endpoints = next;
    }

    /** An endpoint answered; one that has left is not heard. */
    void answered(URI endpoint, Sample sample) {
        replace(endpoint, Optional.of(sample), Optional.empty());
    }

    /** It answered another gateway; a sample that is not newer than the last is not taken. */
    void heard(URI endpoint, Sample sample, Instant now) {
        EndpointState state = endpoints.get(endpoint);
        if (state != null && isNewer(sample.takenAt(), state.sample().takenAt(), now)) {
            answered(endpoint, sample);
        }
    }

    /** It did not; its last sample stays. */
    void failed(URI endpoint, String sentence) {
        replace(endpoint, Optional.empty(), Optional.of(sentence));
    }

    /** The pool, if it has changed since this was last asked. */
    Optional<PoolSnapshot> news() {
        Optional<PoolSnapshot> news = changed ? Optional.of(snapshot()) : Optional.empty();
        changed = false;
        return news;
    }

    PoolSnapshot snapshot() {
        return new PoolSnapshot(name, List.copyOf(endpoints.values()));
    }

    /** What an endpoint said last, if it has been asked yet. */
    Optional<EndpointNews> said(URI endpoint) {
        EndpointState state = endpoints.get(endpoint);
        if (state == null || (state.failure().isEmpty() && state.sample().equals(Sample.UNKNOWN))) {
            return Optional.empty();
        }
        Optional<Sample> sample = state.failure().isPresent() ? Optional.empty() : Optional.of(state.sample());
        return Optional.of(new EndpointNews(endpoint, sample, state.failure(), Optional.empty()));
    }

    String name() {
        return name;
    }

    /** A time in the future is of a clock that has been set back since, and nothing to go by. */
    private static boolean isNewer(Instant taken, Instant last, Instant now) {
        return taken.isAfter(last) || last.isAfter(now);
    }

    private void replace(URI endpoint, Optional<Sample> sample, Optional<String> failure) {
        EndpointState before = endpoints.get(endpoint);
        if (before == null) {
            return;
        }
        EndpointState after = new EndpointState(
                before.name(), before.address(), before.labels(), sample.orElse(before.sample()), failure);
        changed |= !after.equals(before);
        endpoints.put(endpoint, after);
    }

    private EndpointState known(EndpointSpec spec) {
        EndpointState before = endpoints.get(spec.address());
        return before == null
                ? new EndpointState(spec.name(), spec.address(), spec.labels(), Sample.UNKNOWN, Optional.empty())
                : new EndpointState(spec.name(), spec.address(), spec.labels(), before.sample(), before.failure());
    }
}
