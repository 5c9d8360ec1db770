package dev.sluice.acceptance;

import static dev.sluice.acceptance.RunningGateway.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks servers on loopback. */
final class TestClient {
    /** An answer, read to its end; status 0 where there was none, with the failure as its text. */
    record Answer(int status, String pod, String text) {
        boolean isWholeStream() {
            return status == 200 && text.endsWith("data: [DONE]\n\n") && !text.contains("\"error\"");
        }
    }

    private final Vertx vertx;
    private final HttpClient http;

    TestClient(Vertx vertx) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(4096));
    }

    Answer get(String url) {
        return await(ask(HttpMethod.GET, url, ""));
    }

    Answer post(String url, String body) {
        return await(ask(HttpMethod.POST, url, body));
    }

    /** Waits for something, and leaves the processors to others meanwhile. */
    void until(String what, BooleanSupplier condition) {
        RunningGateway.until(what, () -> {
            var unused = await(vertx.timer(10, TimeUnit.MILLISECONDS));
            return condition.getAsBoolean();
        });
    }

    /** Never fails. */
    Future<Answer> ask(HttpMethod method, String url, String body) {
        return onLoop(() -> send(method, url, body)
                .compose(head -> head.body().map(text -> new Answer(head.statusCode(), pod(head), text.toString())))
                .otherwise(failure -> new Answer(0, "", String.valueOf(failure))));
    }

    /** Ends with the head of the answer; its body flows on, and may be cut. */
    Future<HttpClientResponse> begin(HttpMethod method, String url, String body) {
        return onLoop(() -> send(method, url, body).map(head -> head.exceptionHandler(cut -> {})));
    }

    private Future<HttpClientResponse> send(HttpMethod method, String url, String body) {
        return http.request(new RequestOptions().setMethod(method).setAbsoluteURI(url))
                .compose(request ->
                        request.putHeader("content-type", "application/json").send(Buffer.buffer(body)));
    }

    /** All of it there, so that no part of an answer is over before it is read. */
    private <T> Future<T> onLoop(Supplier<Future<T>> action) {
        return Future.future(promise -> vertx.runOnContext(turn -> action.get().onComplete(promise)));
    }

    private static String pod(HttpClientResponse head) {
        return String.valueOf(head.getHeader("x-inference-pod"));
    }
}
