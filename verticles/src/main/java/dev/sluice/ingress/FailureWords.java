package dev.sluice.ingress;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Says in words for a client why an endpoint could not answer, without giving away its address. */
final class FailureWords {
    private FailureWords() {}

    static String of(Throwable failure) {
        if (failure instanceof EndpointRefusal refusal) {
            return String.valueOf(refusal.getMessage());
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return "the endpoint cannot be reached";
        }
        if (failure instanceof TimeoutException) {
            return "the endpoint did not accept a connection in time";
        }
        if (failure instanceof HttpClosedException || failure instanceof StreamResetException) {
            return "the endpoint closed the connection before its answer was complete";
        }
        return "the connection to the endpoint failed";
    }
}
