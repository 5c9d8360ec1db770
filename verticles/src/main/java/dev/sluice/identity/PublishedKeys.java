package dev.sluice.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Fetches the keys that issuers publish. */
final class PublishedKeys {
    private static final int LARGEST = 1024 * 1024;
    private static final int LIMIT_SECONDS = 5;

    private final HttpClient client;

    PublishedKeys(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(LIMIT_SECONDS))
                .setIdleTimeout(LIMIT_SECONDS));
    }

    /** The keys at an address; fails where they are not there within some seconds. */
    Future<JsonWebKeys> fetch(URI address) {
        RequestOptions get = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.toString())
                .putHeader("accept", "application/json");
        return client.request(get)
                .compose(request -> request.send().compose(PublishedKeys::body))
                .timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .map(JsonWebKeys::of);
    }

    private static Future<Buffer> body(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            answer.request().reset();
            return Future.failedFuture("it answered " + answer.statusCode());
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(end -> whole.tryComplete(read));
        answer.handler(chunk -> {
            if (read.length() + chunk.length() > LARGEST) {
                whole.tryFail("it is larger than 1 MiB");
                answer.request().reset();
                return;
            }
            read.appendBuffer(chunk);
        });
        return whole.future();
    }
}
