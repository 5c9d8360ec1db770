package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps asking the endpoints of one pool for their metrics and their models, while they are its endpoints. */
final class PoolPolling implements Polls.Ear {
    private final Polls polls;
    private final PolledPool pool;
    private final PoolModels models;
    private Map<URI, EndpointPolling> asked = Map.of();

    /** Begins to ask the endpoints of a pool. */
    PoolPolling(Polls polls, MetricsOptions options, PoolSpec spec) {
        this.polls = polls;
        this.pool = new PolledPool(spec);
        this.models = new PoolModels(spec, options.modelsGrace(), polls.now());
        ask(spec);
    }

    /** Asks those that are its endpoints now. */
    void follow(PoolSpec spec) {
        pool.follow(spec);
        models.follow(spec, polls.now());
        ask(spec);
    }

    /** Asks nobody any more. */
    void stop() {
        asked.values().forEach(EndpointPolling::stop);
        asked = Map.of();
    }

    PoolSnapshot snapshot() {
        return pool.snapshot();
    }

    Optional<PoolSnapshot> news() {
        return pool.news();
    }

    ServedModels served() {
        return models.told(polls.now());
    }

    Optional<ServedModels> servedNews() {
        return models.news(polls.now());
    }

    @Override
    public void sampled(URI endpoint, Sample sample) {
        pool.answered(endpoint, sample);
    }

    @Override
    public void unsampled(URI endpoint, String sentence) {
        pool.failed(endpoint, sentence);
    }

    @Override
    public void listed(URI endpoint, List<ServedModel> listed) {
        models.answered(endpoint, listed);
    }

    @Override
    public void unlisted(URI endpoint) {
        models.failed(endpoint, polls.now());
    }

    private void ask(PoolSpec spec) {
        Map<URI, EndpointPolling> before = new HashMap<>(asked);
        Map<URI, EndpointPolling> next = new HashMap<>();
        for (EndpointSpec endpoint : spec.endpoints()) {
            EndpointPolling known = before.get(endpoint.address());
            if (known != null && known.serves(endpoint, spec.protocol())) {
                next.put(endpoint.address(), known);
                before.remove(endpoint.address());
                continue;
            }
            EndpointPolling begun = polls.of(endpoint, spec.protocol(), this);
            next.put(endpoint.address(), begun);
            begun.start();
        }
        before.values().forEach(EndpointPolling::stop);
        asked = next;
    }
}
