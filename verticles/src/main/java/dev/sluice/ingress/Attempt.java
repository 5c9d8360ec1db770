package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.StreamResetException;
import java.util.Map;
import java.util.Optional;

/** One try of a request at one endpoint. */
final class Attempt {
    private final Endpoint endpoint;
    private final Map<String, String> headers;
    private final Promise<HttpClientRequest> connection = Promise.promise();
    private Optional<HttpClientRequest> sent = Optional.empty();
    private Optional<Problem> abandoned = Optional.empty();
    private boolean onUsedConnection;

    Attempt(Endpoint endpoint) {
        this(endpoint, Map.of());
    }

    /** One with these headers besides those of the request. */
    Attempt(Endpoint endpoint, Map<String, String> headers) {
        this.endpoint = endpoint;
        this.headers = headers;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Sends the whole request; succeeds with the head of the answer. */
    Future<HttpClientResponse> send(UpstreamClient client, Outgoing outgoing, Buffer body) {
        client.request(outgoing.method(), endpoint.address(), outgoing.target())
                .onSuccess(this::connected)
                .onFailure(connection::tryFail);
        return connection.future().compose(request -> {
            sent = Optional.of(request);
            onUsedConnection = client.isOnUsedConnection(request);
            return write(request, outgoing, body);
        });
    }

    /** Stops it: resets the connection, so that the endpoint stops too, or waits no longer for one. */
    void abandon(Problem why) {
        if (abandoned.isEmpty()) {
            abandoned = Optional.of(why);
            connection.tryFail(new StreamResetException(0));
            sent.ifPresent(HttpClientRequest::reset);
        }
    }

    private void connected(HttpClientRequest request) {
        request.exceptionHandler(toldByTheAnswer -> {});
        if (!connection.tryComplete(request)) {
            request.reset();
        }
    }

    /** Why it was stopped by us. */
    Optional<Problem> abandoned() {
        return abandoned;
    }

    /** Whether a failure may mean no more than that the endpoint closed an idle connection as the request was sent. */
    boolean metStaleConnection(Throwable failure) {
        return onUsedConnection && failure instanceof HttpClosedException;
    }

    private Future<HttpClientResponse> write(HttpClientRequest request, Outgoing outgoing, Buffer body) {
        try {
            outgoing.writeHeaders(request);
            headers.forEach(request.headers()::set);
        } catch (ProblemException refused) {
            request.reset();
            return Future.failedFuture(refused);
        }
        return body.length() == 0 && !outgoing.method().equals(HttpMethod.POST) ? request.send() : request.send(body);
    }
}
