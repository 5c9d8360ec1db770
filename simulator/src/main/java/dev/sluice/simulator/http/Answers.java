package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends whole answers. A client that has left meanwhile is not an error. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(HttpServerResponse response, int status, JsonNode body) {
        send(response.setStatusCode(status), "application/json", Json.write(body));
    }

    static void text(HttpServerResponse response, String contentType, Buffer body) {
        send(response, contentType, body);
    }

    static void empty(HttpServerResponse response, int status) {
        send(response.setStatusCode(status), "text/plain; charset=utf-8", Buffer.buffer());
    }

    static void error(HttpServerResponse response, ApiError error) {
        json(response, error.status(), error.json());
    }

    /** Answers a refusal as such, and anything else as a fault of the simulator. */
    static void failure(HttpServerRequest request, Throwable failure) {
        if (request.response().closed()) {
            return;
        }
        if (failure instanceof ApiException refusal) {
            error(request.response(), refusal.error());
            return;
        }
        LOG.atError().setCause(failure).log("a request to a simulated server failed");
        error(request.response(), ApiError.of(500, "The simulated server failed."));
    }

    static void closeConnection(HttpServerRequest request) {
        request.connection().close().onFailure(closedAlready -> {});
    }

    private static void send(HttpServerResponse response, String contentType, Buffer body) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.putHeader("content-type", contentType).end(body).onFailure(left -> {});
    }
}
