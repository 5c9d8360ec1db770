package dev.sluice.ingress;

import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Gets one request answered by a pool: tries its endpoints one after the other until the answer has begun. */
final class Delivery {
    private static final Problem STOPPED = new Problem.Internal("The client left.");

    private final Loop loop;
    private final HttpServerRequest http;
    private final String id;
    private final Stopwatch watch;
    private final String pool;
    private final InferenceRequest request;
    private final Buffer body;
    private final Set<URI> tried = new HashSet<>();
    private Optional<Placed> placed = Optional.empty();
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Relay> relay = Optional.empty();
    private Optional<Problem> stopped = Optional.empty();
    private int attempts;

    Delivery(Exchange exchange, String pool, InferenceRequest request, Buffer body) {
        this.loop = exchange.loop();
        this.http = exchange.http();
        this.id = exchange.id();
        this.watch = exchange.watch();
        this.pool = pool;
        this.request = request;
        this.body = body;
    }

    /** Runs until the client has the whole answer; fails when nobody gave one or it broke off. */
    Future<Void> run() {
        return place().eventually(this::release);
    }

    /** Gives up on the running attempt, which may let the next endpoint be tried. */
    void expire(Problem why) {
        attempt.ifPresent(running -> running.abandon(why));
    }

    /** Ends everything, as nobody waits for the answer any more. */
    void stop() {
        stopped = Optional.of(STOPPED);
        expire(STOPPED);
    }

    Optional<Endpoint> lastEndpoint() {
        return attempt.map(Attempt::endpoint);
    }

    int attempts() {
        return attempts;
    }

    Optional<Relay> relay() {
        return relay;
    }

    /** What a failure of {@link #run} means. */
    Problem problemOf(Throwable failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        return attempt.flatMap(Attempt::abandoned)
                .orElseGet(() -> new Problem.UpstreamFailed(attempts, FailureWords.of(failure)));
    }

    private Future<Void> place() {
        return loop.steps()
                .schedule(pool, new Placement(request, tried))
                .onSuccess(given -> placed = Optional.of(given))
                .compose(given -> tryEndpoint(0));
    }

    private Future<Void> tryEndpoint(int index) {
        if (stopped.isPresent()) {
            return Future.failedFuture(new ProblemException(stopped.get()));
        }
        Placed given = placed.orElseThrow();
        Endpoint endpoint = given.endpoints().get(index);
        if (index > 0) {
            loop.steps().moved(pool, new Moved(given.ticket(), endpoint.address()));
        }
        Attempt current = new Attempt(endpoint);
        attempt = Optional.of(current);
        attempts++;
        watch.attemptBegun();
        return current.send(loop.client(), target(), this::writeHeaders, body)
                .compose(answer -> relay(current, answer))
                .recover(failure -> tryElsewhere(current, index, failure));
    }

    /** The path of the API, whatever form the client's request line had. */
    private String target() {
        return http.query() == null ? http.path() : http.path() + "?" + http.query();
    }

    private void writeHeaders(HttpClientRequest upstream) {
        HeaderRules.toEndpoint(http.headers(), upstream.headers());
        upstream.putHeader(Exchange.REQUEST_ID, id);
    }

    private Future<Void> relay(Attempt current, HttpClientResponse answer) {
        if (EndpointRefusal.is(answer.statusCode())) {
            return EndpointRefusal.read(answer).compose(refusal -> refused(current, refusal));
        }
        Relay piping = new Relay(answer, http.response(), watch::progressed);
        relay = Optional.of(piping);
        return piping.run();
    }

    private Future<Void> refused(Attempt current, EndpointRefusal refusal) {
        refusal.pause().ifPresent(pause -> loop.steps()
                .rested(pool, new Rested(current.endpoint().address(), pause)));
        return Future.failedFuture(refusal);
    }

    private Future<Void> tryElsewhere(Attempt failed, int index, Throwable failure) {
        boolean over = stopped.isPresent() || relay.filter(Relay::begun).isPresent() || watch.totalExpired();
        if (over || attempts >= loop.options().attempts()) {
            return Future.failedFuture(failure);
        }
        relay = Optional.empty();
        if (!failed.metStaleConnection(failure)) {
            tried.add(failed.endpoint().address());
        }
        if (index + 1 < placed.orElseThrow().endpoints().size()) {
            return tryEndpoint(index + 1);
        }
        return release().compose(released -> place()).recover(none -> Future.failedFuture(better(none, failure)));
    }

    /** That no endpoint is left says less than why the last one failed. */
    private static Throwable better(Throwable later, Throwable earlier) {
        boolean noneLeft = later instanceof ProblemException known && known.problem() instanceof Problem.NoEndpoint;
        return noneLeft ? earlier : later;
    }

    private Future<Void> release() {
        placed.ifPresent(given -> loop.steps().released(pool, new Released(given.ticket())));
        placed = Optional.empty();
        return Future.succeededFuture();
    }
}
