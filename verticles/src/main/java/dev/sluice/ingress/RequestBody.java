package dev.sluice.ingress;

import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Collects the body of a request, up to a limit. */
final class RequestBody {
    private final long limit;
    private final Admission admission;
    private final Promise<Buffer> whole = Promise.promise();
    private Buffer body = Buffer.buffer();
    private boolean growing;

    RequestBody(long limit, Admission admission) {
        this.limit = limit;
        this.admission = admission;
    }

    /** The body; fails with {@link Problem.BodyTooLarge}, without reading it where its length is announced. */
    Future<Buffer> read(HttpServerRequest http) {
        if (announcedLength(http) > limit) {
            http.handler(rest -> {});
            return Future.failedFuture(new ProblemException(new Problem.BodyTooLarge(limit)));
        }
        if (http.headers().contains(HttpHeaders.EXPECT)) {
            http.response().writeContinue().onFailure(gone -> {});
        }
        http.handler(this::append);
        http.exceptionHandler(whole::tryFail);
        http.endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    /** Stops waiting for the rest. */
    void giveUp(Problem why) {
        whole.tryFail(new ProblemException(why));
    }

    /** Gives the memory back, when the body is not needed any more. */
    void release() {
        admission.giveBodyBack(body.length());
        body = Buffer.buffer();
    }

    private void append(Buffer chunk) {
        if (whole.future().isComplete()) {
            return;
        }
        try {
            take(chunk);
        } catch (ProblemException refused) {
            release();
            whole.tryFail(refused);
        }
    }

    private void take(Buffer chunk) {
        if (body.length() + (long) chunk.length() > limit) {
            throw new ProblemException(new Problem.BodyTooLarge(limit));
        }
        admission.takeBody(chunk.length());
        if (body.length() == 0) {
            body = chunk;
            return;
        }
        if (!growing) {
            growing = true;
            body = Buffer.buffer(body.length() + chunk.length()).appendBuffer(body);
        }
        body.appendBuffer(chunk);
    }

    private static long announcedLength(HttpServerRequest http) {
        String announced = http.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return announced == null ? 0 : Long.parseLong(announced);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
