package dev.sluice.ingress;

import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.Routed;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request in once it is known who asks, where that is wanted: the inference APIs by one look-up, as they are the hot
 * path; then what a route passes on unread; and everything else by the side routes.
 */
final class FrontDoor implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final Map<String, InferenceApi> APIS = Arrays.stream(InferenceApi.values())
            .collect(Collectors.toUnmodifiableMap(InferenceApi::path, Function.identity()));

    private final Loop loop;
    private final Directions directions;
    private final Gate gate;
    private final Consumer<Arrival> others;

    FrontDoor(Loop loop, Directions directions, Gate gate, Consumer<Arrival> others) {
        this.loop = loop;
        this.directions = directions;
        this.gate = gate;
        this.others = others;
    }

    @Override
    public void handle(HttpServerRequest http) {
        String path = http.path();
        if (path == null) {
            refuse(http, new Problem.UnknownPath(http.method().name(), String.valueOf(http.uri())));
            return;
        }
        Future<Arrival> arrival = gate.pass(http);
        if (arrival.succeeded()) {
            enter(arrival.result());
        } else if (arrival.failed()) {
            turnAway(http, arrival.cause());
        } else {
            loop.admission().obstacle().ifPresentOrElse(problem -> refuse(http, problem), () -> hold(http, arrival));
        }
    }

    /** Keeps what the client goes on sending until it is known who that is. */
    private void hold(HttpServerRequest http, Future<Arrival> arrival) {
        http.pause();
        loop.admission().requestBegins();
        arrival.onSuccess(known -> {
                    loop.admission().requestEnds();
                    if (!http.response().closed()) {
                        enter(known);
                    }
                    http.resume();
                })
                .onFailure(failure -> {
                    loop.admission().requestEnds();
                    http.resume();
                    turnAway(http, failure);
                });
    }

    private void enter(Arrival arrival) {
        HttpServerRequest http = arrival.http();
        Optional<InferenceApi> api = Optional.ofNullable(APIS.get(http.path()));
        Optional<Problem> unreadable = api.flatMap(known -> unreadable(http));
        if (api.isPresent() && unreadable.isEmpty()) {
            serve(arrival, api);
        } else if (passesOn(http)) {
            serve(arrival, Optional.empty());
        } else {
            unreadable.ifPresentOrElse(problem -> refuse(http, problem), () -> others.accept(arrival));
        }
    }

    private void serve(Arrival arrival, Optional<InferenceApi> api) {
        loop.admission().obstacle().ifPresentOrElse(problem -> refuse(arrival.http(), problem), () -> new Exchange(
                        loop, directions, arrival, api)
                .run()
                .onFailure(never -> {}));
    }

    private void turnAway(HttpServerRequest http, Throwable failure) {
        if (!(failure instanceof ProblemException)) {
            LOG.atError().setCause(failure).log("It cannot be told who asks");
        }
        String id = refuse(http, ProblemException.problemOf(failure));
        Optional<InferenceApi> api = Optional.ofNullable(APIS.get(http.path()));
        loop.steps()
                .completed(new Completed(
                        new Completed.Subject(id, api, Optional.empty(), Optional.empty(), false, Optional.empty()),
                        Optional.empty(),
                        http.response().getStatusCode(),
                        Outcome.REFUSED,
                        0,
                        new Completed.Timing(Duration.ZERO, Optional.empty(), 0),
                        Optional.empty()));
    }

    /** Whether a route takes the request without knowing a model; what models there are is always ours to say. */
    private boolean passesOn(HttpServerRequest http) {
        HttpHead head = new HttpHead(http);
        return directions.to(head, Optional.empty()).filter(Routed::isPlain).isPresent()
                && !(SideRoutes.asksForModels(http)
                        && !directions.models(head.host()).isEmpty());
    }

    private static Optional<Problem> unreadable(HttpServerRequest http) {
        if (!http.method().equals(HttpMethod.POST)) {
            return Optional.of(new Problem.MethodNotAllowed(http.method().name(), http.path(), "POST"));
        }
        String type = http.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            return Optional.of(new Problem.UnsupportedMediaType(type));
        }
        String encoding = http.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity")
                ? Optional.of(new Problem.UnsupportedEncoding(encoding))
                : Optional.empty();
    }

    private String refuse(HttpServerRequest http, Problem problem) {
        String id = loop.ids().idOf(http);
        http.response().putHeader(Exchange.REQUEST_ID, id);
        ErrorWriter.write(http, problem).onFailure(gone -> {});
        return id;
    }

    private static boolean isJson(String contentType) {
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
