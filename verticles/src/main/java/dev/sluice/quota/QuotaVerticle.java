package dev.sluice.quota;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Lets the requests of an event loop in by the limits of the process. */
public final class QuotaVerticle extends VerticleBase {
    private final Bus bus;
    private final Quota quota;

    /**
     * Makes the verticle of one event loop.
     *
     * @param quota the same for all of them
     */
    public QuotaVerticle(Bus bus, Quota quota) {
        this.bus = bus;
        this.quota = quota;
    }

    @Override
    public Future<?> start() {
        quota.begin(vertx);
        bus.answerNear(Addresses.ADMIT, quota::admit);
        bus.subscribeNear(Addresses.SETTLE, quota::settle);
        return Future.succeededFuture();
    }
}
