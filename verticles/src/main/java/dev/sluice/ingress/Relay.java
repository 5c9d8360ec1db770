package dev.sluice.ingress;

import dev.sluice.message.Usage;
import dev.sluice.rewriting.ResponseIdMarker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * Pipes one answer from a backend to a client with back-pressure. Nothing goes to the client before the first byte of the
 * answer's body, so until then another endpoint can still be tried.
 */
final class Relay {
    private static final int OK = 200;

    private final HttpClientResponse from;
    private final HttpServerResponse to;
    private final Outgoing outgoing;
    private final Visit visit;
    private final Runnable progress;
    private final boolean events;
    private final boolean hidesUsage;
    private final AnswerTap tap;
    private final boolean rewrites;
    private final Promise<Void> done = Promise.promise();
    private boolean begun;
    private int chunks;

    Relay(HttpClientResponse from, HttpServerResponse to, Stay stay, Runnable progress) {
        this.from = from;
        this.to = to;
        this.outgoing = stay.outgoing();
        this.visit = stay.visit();
        this.progress = progress;
        String type = from.getHeader(HttpHeaders.CONTENT_TYPE);
        this.events = type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
        this.hidesUsage = events && stay.hidesUsage();
        AnswerTap reading = events ? new SseTap(stay.hidesUsage()) : new JsonTap();
        AnswerTap named = outgoing.restorer()
                .<AnswerTap>map(names -> new ChangingTap(reading, names::pass, names::rest))
                .orElse(reading);
        this.tap = marker().<AnswerTap>map(ids -> new ChangingTap(named, ids::pass, Buffer::buffer))
                .orElse(named);
        this.rewrites = tap != reading;
    }

    private Optional<ResponseIdMarker> marker() {
        return outgoing.namesKeepers() && from.statusCode() == OK
                ? visit.responseIdSuffix().map(suffix -> new ResponseIdMarker(events, suffix))
                : Optional.empty();
    }

    /** Runs until the whole answer is with the client; fails when the backend breaks off. */
    Future<Void> run() {
        from.handler(this::chunk);
        from.endHandler(end -> end());
        from.exceptionHandler(done::tryFail);
        return done.future();
    }

    /** Whether the client has been told anything. */
    boolean begun() {
        return begun;
    }

    /** Whether the answer is a stream of server-sent events. */
    boolean streamsEvents() {
        return events;
    }

    /** Whether the backend answers what was asked. */
    boolean succeeds() {
        return from.statusCode() / 100 == 2;
    }

    int chunks() {
        return chunks;
    }

    /** The tokens that the backend told; where it does not, those that the prompt and the text that passed are likely to have. */
    Optional<Usage> usage() {
        Optional<Usage> told = tap.usage();
        if (told.isPresent() || !succeeds()) {
            return told;
        }
        Usage likely = Usage.estimated(outgoing.request().prompt().estimatedTokens(), tap.textTokens());
        return Optional.of(likely).filter(usage -> usage.tokens().total() > 0);
    }

    private void chunk(Buffer chunk) {
        if (to.closed()) {
            return;
        }
        Buffer ready = tap.pass(chunk);
        progress.run();
        chunks++;
        if (!begun) {
            begin();
        }
        if (isWhole(ready)) {
            to.end(ready);
            return;
        }
        if (ready.length() > 0) {
            write(ready);
        }
    }

    private void end() {
        if (!to.closed() && !to.ended()) {
            if (!begun) {
                begin();
                to.setChunked(false);
            }
            to.end(tap.rest());
        }
        done.tryComplete();
    }

    private void begin() {
        begun = true;
        visit.begun();
        to.setStatusCode(from.statusCode());
        HeaderRules.toClient(from.headers(), to.headers());
        visit.answerHeaders().forEach(to.headers()::set);
        outgoing.changeAnswer(to.headers());
        if (rewrites || hidesUsage) {
            to.headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        to.setChunked(!to.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    private boolean isWhole(Buffer ready) {
        String length = chunks == 1 ? to.headers().get(HttpHeaders.CONTENT_LENGTH) : null;
        return length != null && length.equals(Integer.toString(ready.length()));
    }

    private void write(Buffer ready) {
        to.write(ready);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }
}
