package dev.sluice.ingress;

import dev.sluice.ingress.IngressOptions.ResponseIds;
import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.message.RawRequest;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.rewriting.PluginHeaders;
import dev.sluice.routing.Filters.Redirect;
import dev.sluice.routing.Routed;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Prompt;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client request, from its first byte to its last, on the event loop that accepted it. */
final class Exchange implements Deadline {
    static final String REQUEST_ID = "x-request-id";

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Loop loop;
    private final Arrival arrival;
    private final HttpServerRequest http;
    private final Optional<InferenceApi> api;
    private final Way way;
    private final String id;
    private final Stopwatch watch;
    private final RequestBody reading;
    private final Entrance entrance;
    private Optional<InferenceRequest> request = Optional.empty();
    private Optional<Routed> routed = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private Outcome outcome = Outcome.ANSWERED;

    /**
     * Takes up a request.
     *
     * @param api empty for one that is passed on unread
     */
    Exchange(Loop loop, Directions directions, Arrival arrival, Optional<InferenceApi> api) {
        this.loop = loop;
        this.way = new Way(directions, arrival);
        this.arrival = arrival;
        this.http = arrival.http();
        this.api = api;
        this.id = loop.ids().idOf(http);
        this.entrance = new Entrance(loop.steps());
        this.watch = new Stopwatch(loop.options().timeouts(), loop.deadlines());
        this.reading = new RequestBody(loop.options().limits().body().bytes(), loop.admission());
    }

    Loop loop() {
        return loop;
    }

    Arrival arrival() {
        return arrival;
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

    /** The rule that took it, once one has. */
    Routed routed() {
        return routed.orElseThrow();
    }

    /** What the client is told, in headers, of the limits that let it in. */
    Map<String, String> standings() {
        return LimitHeaders.of(http, entrance.standings());
    }

    /** Whether its API lets one endpoint compute the prompt for another. */
    boolean hasTwoLegs() {
        return isOfCompletions();
    }

    /** Whether its API has options of streams, by which usage is asked for. */
    boolean hasStreamOptions() {
        return isOfCompletions();
    }

    private boolean isOfCompletions() {
        return api.filter(known -> known == InferenceApi.CHAT_COMPLETIONS || known == InferenceApi.COMPLETIONS)
                .isPresent();
    }

    /** Whether the ids of responses in its answer are to name their endpoint. */
    boolean namesKeepers() {
        return loop.options().responseIds() == ResponseIds.ENDPOINT
                && api.filter(InferenceApi.RESPONSES::equals).isPresent();
    }

    /** The request with the body that a backend gets; nothing for one that is passed on unread. */
    Optional<RawRequest> raw(Buffer body) {
        return api.map(known -> new RawRequest(id, known, Map.of(), body));
    }

    /** Runs to the end; never fails. */
    Future<Void> run() {
        loop.admission().requestBegins();
        loop.deadlines().add(this);
        http.response()
                .putHeader(REQUEST_ID, id)
                .closeHandler(closed -> clientLeft())
                .exceptionHandler(broken -> clientLeft());
        return reading.read(http)
                .compose(body -> understand(body).compose(this::route).compose(found -> serve(found, body)))
                .recover(this::answerFailure)
                .recover(this::nobodyListens)
                .eventually(this::finish)
                .onFailure(defect -> LOG.atError().setCause(defect).log("An exchange ended in a defect"));
    }

    /** Gives up what takes too long. */
    @Override
    public void check(long nanos) {
        watch.expired(nanos)
                .ifPresent(
                        problem -> delivery.ifPresentOrElse(running -> running.expire(problem), () -> giveUp(problem)));
    }

    private void giveUp(Problem why) {
        reading.giveUp(why);
        entrance.giveUp(why);
    }

    private void clientLeft() {
        if (!http.response().ended()) {
            outcome = Outcome.CLIENT_GONE;
            entrance.giveUp(Delivery.STOPPED);
            delivery.ifPresent(Delivery::stop);
        }
    }

    private Future<InferenceRequest> understand(Buffer body) {
        watch.bodyRead();
        Map<String, String> headers = PluginHeaders.of(http.headers());
        InferenceRequest unread = new InferenceRequest(id, "", false, OptionalInt.empty(), Prompt.EMPTY, headers);
        return api.map(known -> loop.steps()
                        .validate(new RawRequest(id, known, headers, body))
                        .recover(refused ->
                                way.passesUnread() ? Future.succeededFuture(unread) : Future.failedFuture(refused)))
                .orElseGet(() -> Future.succeededFuture(unread));
    }

    private Future<Routed> route(InferenceRequest understood) {
        request = Optional.of(understood);
        watch.streaming(understood.streaming());
        return way.to(Optional.of(understood.model()).filter(name -> !name.isEmpty()))
                .onSuccess(found -> {
                    routed = Optional.of(found);
                    watch.routed(found.rule());
                });
    }

    private Future<Void> serve(Routed found, Buffer body) {
        Optional<Redirect> redirect = found.rule().filters().redirect();
        return redirect.map(elsewhere -> Redirects.answer(http, elsewhere, found))
                .orElseGet(() -> admit(found).compose(admitted -> deliver(body)));
    }

    /** The limits are asked last of all, so that they hold nothing for a request that goes nowhere. */
    private Future<Void> admit(Routed found) {
        return entrance.enter(() -> loop.limiter().admit(arrival, found.rule(), request.orElseThrow()));
    }

    private Future<Void> deliver(Buffer body) {
        Delivery running = new Delivery(this, request.orElseThrow(), body);
        delivery = Optional.of(running);
        Mirrors.send(routed().rule().filters().mirrors(), this, request.orElseThrow(), body);
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
                ? http.response()
                        .end(ErrorAnswer.to(problem)
                                .event(api.filter(InferenceApi.RESPONSES::equals)
                                        .isPresent()))
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
        loop.admission().requestEnds();
        reading.release();
        if (!http.isEnded() && http.version() != HttpVersion.HTTP_2) {
            loop.closeLater(http.connection());
        }
        Ending ending = new Ending(id, arrival, api, request, routed, delivery, outcome);
        Completed completed = ending.completed(watch, loop.billing());
        Optional<Spent> spent = ending.spent(completed);
        entrance.settle(completed.attempts() > 0, spent);
        delivery.ifPresent(running -> running.settle(spent));
        loop.steps().completed(completed);
        return Future.succeededFuture();
    }
}
