package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.EndpointState;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.spi.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each endpoint of a pool said last. */
final class PolledPool {
    private final String name;
    private final List<EndpointState> endpoints = new ArrayList<>();
    private boolean changed;

    PolledPool(PoolSpec spec) {
        this.name = spec.name();
        spec.endpoints().forEach(endpoint -> endpoints.add(before(endpoint)));
    }

    /** The endpoint at this place of the pool answered. */
    void answered(int endpoint, Sample sample) {
        replace(endpoint, sample, Optional.empty());
    }

    /** It did not; its last sample stays. */
    void failed(int endpoint, String sentence) {
        replace(endpoint, endpoints.get(endpoint).sample(), Optional.of(sentence));
    }

    /** The pool, if it has changed since this was last asked. */
    Optional<PoolSnapshot> news() {
        Optional<PoolSnapshot> news = changed ? Optional.of(snapshot()) : Optional.empty();
        changed = false;
        return news;
    }

    PoolSnapshot snapshot() {
        return new PoolSnapshot(name, endpoints);
    }

    private void replace(int endpoint, Sample sample, Optional<String> failure) {
        EndpointState before = endpoints.get(endpoint);
        EndpointState after = new EndpointState(before.name(), before.address(), before.labels(), sample, failure);
        changed |= !after.equals(before);
        endpoints.set(endpoint, after);
    }

    private static EndpointState before(EndpointSpec spec) {
        return new EndpointState(spec.name(), spec.address(), spec.labels(), Sample.UNKNOWN, Optional.empty());
    }
}
