package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Answers a request with a problem. */
final class ErrorWriter {
    private ErrorWriter() {}

    static Future<Void> write(HttpServerRequest http, Problem problem) {
        ErrorAnswer answer = ErrorAnswer.to(problem);
        HttpServerResponse response = http.response();
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        if (answer.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(answer.retryAfterSeconds()));
        }
        if (problem instanceof Problem.MethodNotAllowed refused) {
            response.putHeader(HttpHeaders.ALLOW, refused.allowed());
        }
        if (problem instanceof Problem.Unauthenticated) {
            response.putHeader("www-authenticate", "Bearer");
        }
        if (problem instanceof Problem.LimitReached reached) {
            LimitHeaders.of(http, reached).forEach(response::putHeader);
        }
        boolean closes = !http.isEnded() && http.version() != HttpVersion.HTTP_2;
        if (closes) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return response.end(LimitHeaders.isOfAnthropic(http) ? answer.bodyOfAnthropic() : answer.body());
    }
}
