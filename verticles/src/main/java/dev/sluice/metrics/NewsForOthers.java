package dev.sluice.metrics;

import dev.sluice.message.EndpointNews;
import dev.sluice.message.PolledNews;
import dev.sluice.message.ServedModel;
import dev.sluice.spi.Sample;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be told to other gateways of the endpoints asked here. An endpoint that is slow, or is asked rarely as it fails,
 * is told of again and again all the same, so that nobody takes its silence for this gateway's.
 */
final class NewsForOthers {
    private final PoolAsks asks;
    private final PolledPool pool;
    private List<EndpointNews> fresh = new ArrayList<>();

    /** Has nothing to tell yet. */
    NewsForOthers(PoolAsks asks, PolledPool pool) {
        this.asks = asks;
        this.pool = pool;
    }

    void sampled(URI endpoint, Sample sample, Instant now) {
        stands(new EndpointNews(endpoint, Optional.of(sample), Optional.empty(), Optional.empty()), now);
    }

    void unsampled(URI endpoint, String sentence, Instant now) {
        stands(new EndpointNews(endpoint, Optional.empty(), Optional.of(sentence), Optional.empty()), now);
    }

    void listed(URI endpoint, List<ServedModel> models) {
        lists(new EndpointNews(endpoint, Optional.empty(), Optional.empty(), Optional.of(models)));
    }

    void unlisted(URI endpoint) {
        lists(new EndpointNews(endpoint, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** All of it since this was last asked, with what has to be told again; empty where there is nothing, or nobody to tell. */
    Optional<PolledNews> since(Instant now) {
        for (EndpointPolling endpoint : asks.all()) {
            if (endpoint.metrics().isTold() && endpoint.untold().lasts(now)) {
                pool.said(endpoint.endpoint().address()).ifPresent(fresh::add);
                endpoint.untold().broken(now);
            }
        }
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        PolledNews news = new PolledNews(pool.name(), fresh);
        fresh = new ArrayList<>();
        return Optional.of(news);
    }

    private void stands(EndpointNews news, Instant now) {
        asks.of(news.address()).filter(endpoint -> endpoint.metrics().isTold()).ifPresent(endpoint -> {
            fresh.add(news);
            endpoint.untold().broken(now);
        });
    }

    private void lists(EndpointNews news) {
        asks.of(news.address()).filter(endpoint -> endpoint.models().isTold()).ifPresent(endpoint -> fresh.add(news));
    }
}
