package dev.sluice.metrics;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/**
 * One GET of one endpoint, to be sent many times. Made of the plain HTTP client: an answer that is too long or too slow
 * is cut off, not read to an end that may never come.
 */
final class Question {
    private final Vertx vertx;
    private final HttpClient client;
    private final String path;
    private final Duration timeout;
    private final RequestOptions request;
    private final Body body = new Body();

    Question(Vertx vertx, HttpClient client, URI address, Wanted wanted) {
        this.vertx = vertx;
        this.client = client;
        this.path = wanted.path();
        this.timeout = wanted.timeout();
        this.request = new RequestOptions()
                .setAbsoluteURI(address.resolve(path).toString())
                .setConnectTimeout(timeout.toMillis());
    }

    /** What is asked for, and for how long at most. */
    record Wanted(String path, Duration timeout) {}

    /** Asks; not again before this has ended. The answer holds until the next ask. */
    Future<Body> ask() {
        body.clear();
        return client.request(request)
                .compose(this::send)
                .recover(failure -> Future.failedFuture(Unanswered.because(path, failure)));
    }

    private Future<Body> send(HttpClientRequest sending) {
        Attempt attempt = new Attempt(sending);
        long deadline = vertx.setTimer(timeout.toMillis(), late -> attempt.abort(Unanswered.timeout(path, timeout)));
        return sending.send()
                .compose(attempt::read)
                .recover(attempt::explain)
                .eventually(() -> Future.succeededFuture(vertx.cancelTimer(deadline)));
    }

    /** One sending, and why it was cut off, if it was. */
    private final class Attempt {
        private final HttpClientRequest sending;
        private Future<Body> aborted = Future.failedFuture("not aborted");
        private boolean cut;

        Attempt(HttpClientRequest sending) {
            this.sending = sending;
        }

        Future<Body> read(HttpClientResponse response) {
            response.handler(piece -> {
                if (!cut && !body.append(piece)) {
                    abort(Unanswered.tooLong(path));
                }
            });
            return response.end().compose(end -> whole(response.statusCode()));
        }

        private Future<Body> whole(int status) {
            return status == 200 ? Future.succeededFuture(body) : Future.failedFuture(Unanswered.status(path, status));
        }

        void abort(Unanswered reason) {
            cut = true;
            aborted = Future.failedFuture(reason);
            sending.reset().onFailure(gone -> {});
        }

        Future<Body> explain(Throwable failure) {
            return cut ? aborted : Future.failedFuture(failure);
        }
    }
}
