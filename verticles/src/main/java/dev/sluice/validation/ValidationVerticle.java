package dev.sluice.validation;

import static dev.sluice.message.Addresses.VALIDATE;
import static dev.sluice.message.Addresses.VALIDATE_LARGE;

import dev.sluice.bus.Bus;
import dev.sluice.message.RawRequest;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers what a request's body says: small bodies on an event loop, large ones where it is deployed as a worker. */
public final class ValidationVerticle extends VerticleBase {
    private final Bus bus;
    private final RequestReader reader;

    public ValidationVerticle(Bus bus, ValidationOptions options) {
        this.bus = bus;
        this.reader = new RequestReader(options);
    }

    @Override
    public Future<?> start() {
        if (context.isWorkerContext()) {
            bus.answer(VALIDATE_LARGE, this::read);
            return Future.succeededFuture();
        }
        bus.answerNear(VALIDATE, this::read);
        return Future.succeededFuture();
    }

    private Future<InferenceRequest> read(RawRequest request) {
        return Future.succeededFuture(reader.read(request));
    }
}
