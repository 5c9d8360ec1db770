package dev.sluice.metrics;

import dev.sluice.message.EndpointNews;
import dev.sluice.message.PolledNews;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.message.ServedModels;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps asking the endpoints of one pool for their metrics and their models, while they are its endpoints. */
final class PoolPolling implements Polls.Ear {
    private final Polls polls;
    private final PolledPool pool;
    private final PoolModels models;
    private final PoolAsks asks;
    private final HeardNews heard;
    private final NewsForOthers others;

    /** Begins to ask the endpoints of a pool. */
    PoolPolling(Polls polls, MetricsOptions options, Ownership ownership, PoolSpec spec) {
        this.polls = polls;
        this.pool = new PolledPool(spec);
        this.models = new PoolModels(spec, options.modelsGrace(), polls.now());
        this.asks = new PoolAsks(polls, this, spec.name(), ownership);
        this.heard = new HeardNews(pool, models, options.timeout());
        this.others = new NewsForOthers(asks, pool);
        asks.follow(spec);
    }

    /** Asks those that are its endpoints now. */
    void follow(PoolSpec spec) {
        pool.follow(spec);
        models.follow(spec, polls.now());
        asks.follow(spec);
    }

    /** Asks those that are this gateway's among the gateways there are now. */
    void own(Ownership now) {
        asks.own(now);
    }

    /** Asks those of which nobody else has been heard for too long, too. */
    void judge(Instant now) {
        asks.judge(now);
    }

    /** Takes what endpoints said to another gateway; one that has left is not heard. */
    void hear(PolledNews news) {
        Instant now = polls.now();
        for (EndpointNews one : news.endpoints()) {
            asks.of(one.address()).ifPresent(endpoint -> heard.take(one, endpoint, now));
        }
    }

    /** What other gateways are to be told, at most once an interval. */
    Optional<PolledNews> newsForOthers(Instant now) {
        return others.since(now);
    }

    /** Asks nobody any more. */
    void stop() {
        asks.stop();
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
        others.sampled(endpoint, sample, polls.now());
    }

    @Override
    public void unsampled(URI endpoint, String sentence) {
        if (asks.of(endpoint).filter(one -> one.metrics().isAsked()).isPresent()) {
            pool.failed(endpoint, sentence);
            others.unsampled(endpoint, sentence, polls.now());
        }
    }

    @Override
    public void listed(URI endpoint, List<ServedModel> listed) {
        models.answered(endpoint, listed);
        others.listed(endpoint, listed);
    }

    @Override
    public void unlisted(URI endpoint) {
        if (asks.of(endpoint).filter(one -> one.models().isAsked()).isPresent()) {
            models.failed(endpoint, polls.now());
            others.unlisted(endpoint);
        }
    }
}
