package dev.sluice.ingress;

import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.message.RawRequest;
import dev.sluice.message.ServedModel;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client request, from its first byte to its last, on the event loop that accepted it. */
final class Exchange implements Deadline {
    static final String REQUEST_ID = "x-request-id";

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int MODELS_NAMED = 20;
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final Loop loop;
    private final HttpServerRequest http;
    private final InferenceApi api;
    private final String id;
    private final Stopwatch watch;
    private final RequestBody reading;
    private Optional<InferenceRequest> request = Optional.empty();
    private Optional<String> pool = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private Outcome outcome = Outcome.ANSWERED;

    Exchange(Loop loop, HttpServerRequest http, InferenceApi api) {
        this.loop = loop;
        this.http = http;
        this.api = api;
        this.id = loop.ids().idOf(http);
        this.watch = new Stopwatch(loop.options().timeouts(), loop.deadlines());
        this.reading = new RequestBody(loop.options().limits().body().bytes(), loop.bodies());
    }

    Loop loop() {
        return loop;
    }

    HttpServerRequest http() {
        return http;
    }

    String id() {
        return id;
    }

    Stopwatch watch() {
        return watch;
    }

    /** Runs to the end; never fails. */
    Future<Void> run() {
        loop.deadlines().add(this);
        http.response()
                .putHeader(REQUEST_ID, id)
                .closeHandler(closed -> clientLeft())
                .exceptionHandler(broken -> clientLeft());
        return reading.read(http)
                .compose(body -> validate(body).compose(this::route).compose(routed -> deliver(routed, body)))
                .recover(this::answerFailure)
                .recover(this::nobodyListens)
                .eventually(this::finish)
                .onFailure(defect -> LOG.atError().setCause(defect).log("An exchange ended in a defect"));
    }

    /** Gives up what takes too long. */
    @Override
    public void check(long nanos) {
        watch.expired(nanos)
                .ifPresent(problem ->
                        delivery.ifPresentOrElse(running -> running.expire(problem), () -> reading.giveUp(problem)));
    }

    private void clientLeft() {
        if (!http.response().ended()) {
            outcome = Outcome.CLIENT_GONE;
            delivery.ifPresent(Delivery::stop);
        }
    }

    private Future<InferenceRequest> validate(Buffer body) {
        watch.bodyRead();
        return loop.steps().validate(new RawRequest(id, api, HeaderRules.toPlugins(http.headers()), body));
    }

    private Future<String> route(InferenceRequest validated) {
        request = Optional.of(validated);
        watch.streaming(validated.streaming());
        pool = loop.models().get().poolOf(validated.model());
        return pool.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown(validated.model())));
    }

    private ProblemException unknown(String model) {
        return new ProblemException(new Problem.ModelNotFound(
                model,
                loop.models().get().models().stream()
                        .limit(MODELS_NAMED)
                        .map(ServedModel::id)
                        .toList()));
    }

    private Future<Void> deliver(String routed, Buffer body) {
        Delivery running = new Delivery(this, routed, request.orElseThrow(), body);
        delivery = Optional.of(running);
        if (outcome == Outcome.CLIENT_GONE) {
            running.stop();
        }
        return running.run();
    }

    private Future<Void> answerFailure(Throwable failure) {
        if (outcome == Outcome.CLIENT_GONE || http.response().closed()) {
            return nobodyListens(failure);
        }
        Optional<Relay> begun = delivery.flatMap(Delivery::relay).filter(Relay::begun);
        if (begun.isPresent()) {
            outcome = Outcome.BROKEN;
            return breakOff(begun.get(), problemOf(failure));
        }
        if (failure instanceof EndpointRefusal refusal) {
            return refusal.write(http.response());
        }
        outcome = Outcome.REFUSED;
        return ErrorWriter.write(http, problemOf(failure));
    }

    private Future<Void> nobodyListens(Throwable failure) {
        outcome = Outcome.CLIENT_GONE;
        return Future.succeededFuture();
    }

    private Future<Void> breakOff(Relay relay, Problem problem) {
        return relay.streamsEvents()
                ? http.response().end(ErrorAnswer.to(problem).event(api == InferenceApi.RESPONSES))
                : http.response().reset();
    }

    private Problem problemOf(Throwable failure) {
        if (delivery.isPresent()) {
            return delivery.get().problemOf(failure);
        }
        if (!(failure instanceof ProblemException)) {
            LOG.atError().setCause(failure).addKeyValue("request", id).log("A request met a defect");
        }
        return ProblemException.problemOf(failure);
    }

    private Future<Void> finish() {
        loop.deadlines().remove(this);
        reading.release();
        if (!http.isEnded() && http.version() != HttpVersion.HTTP_2) {
            loop.closeLater(http.connection());
        }
        loop.steps().completed(completed());
        return Future.succeededFuture();
    }

    private Completed completed() {
        Optional<Relay> relay = delivery.flatMap(Delivery::relay);
        return new Completed(
                new Completed.Subject(
                        id,
                        api,
                        pool.flatMap(routed -> request.map(InferenceRequest::model)),
                        pool,
                        request.filter(InferenceRequest::streaming).isPresent()),
                delivery.flatMap(Delivery::lastEndpoint),
                http.response().headWritten() ? http.response().getStatusCode() : CLIENT_CLOSED_REQUEST,
                outcome,
                delivery.map(Delivery::attempts).orElse(0),
                watch.timing(relay.map(Relay::chunks).orElse(0)),
                relay.flatMap(Relay::usage));
    }
}
