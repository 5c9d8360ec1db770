package dev.sluice.simulator.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Collects the body of a request up to a limit. */
final class RequestBody {
    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private RequestBody() {}

    /** The body, or a failure with a 413 as soon as it is known to be too large. */
    static Future<Buffer> of(HttpServerRequest request) {
        Promise<Buffer> collected = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > MAX_BYTES) {
                collected.tryFail(new ApiException(ApiError.http(413, "Request Entity Too Large")));
                return;
            }
            body.appendBuffer(chunk);
        });
        request.exceptionHandler(collected::tryFail);
        request.endHandler(end -> collected.tryComplete(body));
        return collected.future();
    }
}
