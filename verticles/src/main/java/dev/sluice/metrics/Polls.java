package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.routing.Protocol;
import dev.sluice.spi.Sample;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Makes the asks that an endpoint is sent again and again. */
final class Polls {
    private static final String METRICS = "/metrics";

    private final Vertx vertx;
    private final Clients clients;
    private final MetricsOptions options;
    private final Ambient ambient;
    private final Engines engines;

    Polls(Vertx vertx, Clients clients, MetricsOptions options, Ambient ambient) {
        this.vertx = vertx;
        this.clients = clients;
        this.options = options;
        this.ambient = ambient;
        this.engines = options.engines();
    }

    /** Hears what the endpoint at an address says, and that it says nothing. */
    interface Ear {
        void sampled(URI endpoint, Sample sample);

        void unsampled(URI endpoint, String sentence);

        void listed(URI endpoint, List<ServedModel> models);

        void unlisted(URI endpoint);
    }

    Instant now() {
        return ambient.clock().instant();
    }

    /** The asks of an endpoint, not begun yet. */
    EndpointPolling of(EndpointSpec endpoint, Protocol protocol, Ear ear) {
        SharedAsk metrics = new SharedAsk(metrics(endpoint, protocol, ear), options.longestSilence());
        SharedAsk models = new SharedAsk(models(endpoint.address(), protocol, ear), options.longestModelsSilence());
        return new EndpointPolling(
                endpoint, protocol, metrics, models, options.longestSilence(), new Silence(options.toldAgainAfter()));
    }

    private Repeating metrics(EndpointSpec endpoint, Protocol protocol, Ear ear) {
        URI address = endpoint.address();
        Engine engine = engines.of(endpoint.labels());
        Question question = question(address, protocol, METRICS);
        return repeating(options.interval(), () -> question.ask()
                .map(body -> engine.read(body.bytes(), body.length(), now()))
                .onSuccess(sample -> ear.sampled(address, sample))
                .onFailure(failure -> ear.unsampled(address, sentence(failure)))
                .mapEmpty());
    }

    private Repeating models(URI address, Protocol protocol, Ear ear) {
        Question question = question(address, protocol, ModelList.PATH);
        return repeating(options.modelsInterval(), () -> question.ask()
                .map(body -> ModelList.parse(body.bytes(), body.length()))
                .onSuccess(listed -> ear.listed(address, listed))
                .onFailure(failure -> ear.unlisted(address))
                .mapEmpty());
    }

    private Question question(URI address, Protocol protocol, String path) {
        return new Question(vertx, clients.speaking(protocol), address, new Question.Wanted(path, options.timeout()));
    }

    private Repeating repeating(Duration interval, Supplier<Future<Void>> ask) {
        Pace pace = new Pace(interval, options.interval(), options.maxBackoff(), ambient.random());
        return new Repeating(vertx, ambient.clock(), pace, ask);
    }

    private static String sentence(Throwable failure) {
        return Unanswered.because(METRICS, failure).sentence();
    }
}
