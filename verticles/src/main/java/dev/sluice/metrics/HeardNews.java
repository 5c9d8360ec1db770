package dev.sluice.metrics;

import dev.sluice.message.EndpointNews;
import dev.sluice.spi.Sample;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes what endpoints said to other gateways. A sample counts by its age: one that is older than an ask may take is no sign
 * that somebody still asks. Failures that others see are not taken of what is asked here by right.
 */
record HeardNews(PolledPool pool, PoolModels models, Duration timeout) {
    /** Takes what one ask of an endpoint brought. */
    void take(EndpointNews news, EndpointPolling endpoint, Instant now) {
        if (news.sample().isPresent()) {
            takeSample(news, news.sample().get(), endpoint.metrics(), now);
            return;
        }
        if (news.failure().isPresent()) {
            takeFailure(news, news.failure().get(), endpoint.metrics(), now);
            return;
        }
        takeModels(news, endpoint.models(), now);
    }

    private void takeSample(EndpointNews news, Sample sample, SharedAsk ask, Instant now) {
        pool.heard(news.address(), sample, now);
        ask.heardElsewhere(sample.takenAt().plus(timeout), now);
    }

    private void takeFailure(EndpointNews news, String failure, SharedAsk ask, Instant now) {
        if (!ask.isOurs()) {
            pool.failed(news.address(), failure);
        }
        ask.heardElsewhere(now, now);
    }

    private void takeModels(EndpointNews news, SharedAsk ask, Instant now) {
        news.models().ifPresent(listed -> models.answered(news.address(), listed));
        if (news.models().isEmpty() && !ask.isOurs()) {
            models.failed(news.address(), now);
        }
        ask.heardElsewhere(now, now);
    }
}
