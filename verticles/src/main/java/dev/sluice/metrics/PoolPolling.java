package dev.sluice.metrics;

import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSnapshot;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps asking the endpoints of one pool for their metrics and their models. */
final class PoolPolling {
    private static final String METRICS = "/metrics";

    private final MetricsOptions options;
    private final Ambient ambient;
    private final PoolSpec spec;
    private final PolledPool pool;
    private final PoolModels models;

    PoolPolling(MetricsOptions options, Ambient ambient, PoolSpec spec) {
        this.options = options;
        this.ambient = ambient;
        this.spec = spec;
        this.pool = new PolledPool(spec);
        this.models = new PoolModels(spec, options.modelsGrace(), now());
    }

    void start(Vertx vertx, HttpClient client) {
        Engines engines = options.engines();
        for (int place = 0; place < spec.endpoints().size(); place++) {
            metrics(vertx, client, engines, place).start();
            models(vertx, client, place).start();
        }
    }

    PoolSnapshot snapshot() {
        return pool.snapshot();
    }

    Optional<PoolSnapshot> news() {
        return pool.news();
    }

    ServedModels served() {
        return models.told(now());
    }

    Optional<ServedModels> servedNews() {
        return models.news(now());
    }

    private Repeating metrics(Vertx vertx, HttpClient client, Engines engines, int place) {
        EndpointSpec endpoint = spec.endpoints().get(place);
        Engine engine = engines.of(endpoint.labels());
        Question question =
                new Question(vertx, client, endpoint.address(), new Question.Wanted(METRICS, options.timeout()));
        Supplier<Future<Void>> ask = () -> question.ask()
                .map(body -> engine.read(body.bytes(), body.length(), now()))
                .onSuccess(sample -> pool.answered(place, sample))
                .onFailure(failure -> pool.failed(place, sentence(failure)))
                .mapEmpty();
        Pace pace = new Pace(options.interval(), options.interval(), options.maxBackoff(), ambient.random());
        return new Repeating(vertx, ambient.clock(), pace, ask);
    }

    private Repeating models(Vertx vertx, HttpClient client, int place) {
        Question question = new Question(
                vertx,
                client,
                spec.endpoints().get(place).address(),
                new Question.Wanted(ModelList.PATH, options.timeout()));
        Supplier<Future<Void>> ask = () -> question.ask()
                .map(body -> ModelList.parse(body.bytes(), body.length()))
                .onSuccess(listed -> models.answered(place, listed))
                .onFailure(failure -> models.failed(place, now()))
                .mapEmpty();
        Pace pace = new Pace(options.modelsInterval(), options.interval(), options.maxBackoff(), ambient.random());
        return new Repeating(vertx, ambient.clock(), pace, ask);
    }

    private Instant now() {
        return ambient.clock().instant();
    }

    private static String sentence(Throwable failure) {
        return Unanswered.because(METRICS, failure).sentence();
    }
}
