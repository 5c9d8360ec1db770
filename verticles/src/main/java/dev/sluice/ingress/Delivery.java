package dev.sluice.ingress;

import dev.sluice.message.Settlement.Spent;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.RouteRule;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets one request answered: visits the backends of its rule, and tries the endpoints of each, until an answer has begun.
 */
final class Delivery {
    static final Problem STOPPED = new Problem.Internal("The client left.");

    private final Exchange exchange;
    private final Loop loop;
    private final Stopwatch watch;
    private final RouteRule rule;
    private final InferenceRequest request;
    private final Buffer body;
    private final Patience patience;
    private final Turns turns;
    private Optional<Stay> stay = Optional.empty();
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<PrefillLeg> prefill = Optional.empty();
    private Optional<Relay> relay = Optional.empty();
    private Optional<Problem> stopped = Optional.empty();
    private boolean visited;
    private int attempts;
    private int attemptsBefore;

    Delivery(Exchange exchange, InferenceRequest request, Buffer body) {
        this.exchange = exchange;
        this.loop = exchange.loop();
        this.watch = exchange.watch();
        this.rule = exchange.routed().rule();
        this.request = request;
        this.body = body;
        this.patience = new Patience(rule.retry(), loop.options().attempts());
        this.turns = loop.upstreams().turns(rule.backends());
    }

    /** Runs until the client has the whole answer; fails when nobody gave one or it broke off. */
    Future<Void> run() {
        return Keepers.first(exchange, request, turns)
                .compose(ordered -> visitNext(Optional.empty()))
                .eventually(this::leave);
    }

    /** Gives up on the running attempt, which may let the next endpoint be tried. */
    void expire(Problem why) {
        attempt.ifPresent(running -> running.abandon(why));
        prefill.ifPresent(running -> running.abandon(why));
    }

    /** Ends everything, as nobody waits for the answer any more. */
    void stop() {
        stopped = Optional.of(STOPPED);
        expire(STOPPED);
    }

    Optional<Endpoint> lastEndpoint() {
        return attempt.map(Attempt::endpoint);
    }

    /** Where it was answered or tried last. */
    Optional<Outgoing> lastOutgoing() {
        return stay.map(Stay::outgoing);
    }

    /** Tells the quotas of the backend that was tried last what was used of them, where they were not told before. */
    void settle(Optional<Spent> spent) {
        stay.ifPresent(last -> last.settle(spent));
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

    private Future<Void> visitNext(Optional<Throwable> earlier) {
        leave();
        settle(Optional.empty());
        Optional<BackendRef> next = turns.next();
        if (next.isEmpty() && patience.beginsAgain() && attempts > attemptsBefore) {
            attemptsBefore = attempts;
            turns.beginAgain();
            next = turns.next();
        }
        return next.map(reference -> visit(reference, earlier))
                .orElseGet(() -> Future.failedFuture(earlier.orElseGet(this::noBackend)));
    }

    private Future<Void> visit(BackendRef reference, Optional<Throwable> earlier) {
        if (!visited) {
            visited = true;
            Mirrors.send(reference.filters().mirrors(), exchange, request, body);
        }
        return Stay.begin(exchange, reference, request, body)
                .compose(begun -> begun.admitted(exchange))
                .compose(
                        begun -> {
                            stay = Optional.of(begun);
                            if (!exchange.hasTwoLegs()) {
                                begun.visit().oneLeg();
                            }
                            return tryHere(earlier);
                        },
                        refused -> visitNext(better(refused, earlier)));
    }

    private Future<Void> tryHere(Optional<Throwable> earlier) {
        if (stopped.isPresent()) {
            return Future.failedFuture(new ProblemException(stopped.get()));
        }
        Stay here = stay.orElseThrow();
        return here.visit()
                .next()
                .compose(
                        this::attempt,
                        none -> failsItsShare(none, earlier)
                                ? Future.failedFuture(none)
                                : visitNext(better(none, earlier)));
    }

    private Future<Void> attempt(Endpoint endpoint) {
        Stay here = stay.orElseThrow();
        Attempt current = new Attempt(endpoint, here.visit().endpointHeaders());
        attempt = Optional.of(current);
        attempts++;
        here.attempted();
        turns.attempted();
        watch.attemptBegun();
        return prefilled(here)
                .compose(bytes ->
                        current.send(loop.upstreams().client(here.visit().upstream()), here.outgoing(), bytes))
                .compose(this::relay)
                .recover(failure -> tryElsewhere(current, failure));
    }

    /** The body to ask for an answer with, once the prompt has been computed where that is elsewhere. */
    private Future<Buffer> prefilled(Stay here) {
        Optional<Endpoint> elsewhere = here.visit().prefill();
        if (elsewhere.isEmpty()) {
            return Future.succeededFuture(here.body());
        }
        PrefillLeg leg = new PrefillLeg(loop, here, elsewhere.get());
        prefill = Optional.of(leg);
        return leg.run().onComplete(over -> {
            here.visit().prefilled();
            watch.attemptBegun();
        });
    }

    private Future<Void> relay(HttpClientResponse answer) {
        Stay here = stay.orElseThrow();
        if (patience.isRefusal(answer.statusCode())) {
            return EndpointRefusal.read(answer).compose(refusal -> {
                here.visit().refused(refusal.pause());
                return Future.failedFuture(refusal.changed(here.outgoing()));
            });
        }
        RetryAfter.tell(here.visit(), answer);
        Relay piping = new Relay(answer, exchange.http().response(), here, watch::progressed);
        relay = Optional.of(piping);
        return piping.run();
    }

    private Future<Void> tryElsewhere(Attempt failed, Throwable failure) {
        if (stopped.isPresent() || failure instanceof ProblemException) {
            return Future.failedFuture(failure);
        }
        Stay here = stay.orElseThrow();
        boolean again = failed.metStaleConnection(failure);
        if (!(failure instanceof EndpointRefusal)) {
            here.visit().failed(again);
        }
        if (here.visit().isAtKeeper() && !again && !Patience.isConnectFailure(failure)) {
            return Future.failedFuture(failure);
        }
        if (relay.filter(Relay::begun).isPresent() || watch.isOver() || !patience.goesOn(failure, attempts)) {
            return Future.failedFuture(failure);
        }
        relay = Optional.empty();
        return pause().compose(waited -> tryAgain(here, Optional.of(failure)));
    }

    private Future<Void> tryAgain(Stay here, Optional<Throwable> failure) {
        Patience.Next next = patience.next(here.attempts(), turns.attemptsAtPriority());
        if (next == Patience.Next.OTHER_PRIORITY) {
            turns.leavePriority();
        }
        return next == Patience.Next.SAME_BACKEND ? tryHere(failure) : visitNext(failure);
    }

    /** A plain route shares requests among backends, and one that is not there fails those that are its. */
    private boolean failsItsShare(Throwable none, Optional<Throwable> earlier) {
        return rule.route().isPlain()
                && earlier.isEmpty()
                && none instanceof ProblemException known
                && known.problem() instanceof Problem.BackendUnresolved;
    }

    private Future<Void> pause() {
        Duration pause = patience.pause(attempts, loop.upstreams().random());
        return pause.isZero() ? Future.succeededFuture() : loop.after(pause);
    }

    private Throwable noBackend() {
        return new ProblemException(new Problem.BackendUnresolved(
                rule.route() + " " + rule.name(), "it names no backend that takes requests"));
    }

    /** That no endpoint is left says less than why the last one failed. */
    private static Optional<Throwable> better(Throwable later, Optional<Throwable> earlier) {
        boolean noneLeft = later instanceof ProblemException known && known.problem() instanceof Problem.NoEndpoint;
        return noneLeft && earlier.isPresent() ? earlier : Optional.of(later);
    }

    private Future<Void> leave() {
        stay.ifPresent(there -> there.visit().leave());
        return Future.succeededFuture();
    }
}
