package dev.sluice.ingress;

import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Answering;
import dev.sluice.message.Completed;
import dev.sluice.message.KeeperAnswer;
import dev.sluice.message.KeeperQuestion;
import dev.sluice.message.Moved;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.Prefilled;
import dev.sluice.message.RawRequest;
import dev.sluice.message.Released;
import dev.sluice.message.Rested;
import dev.sluice.message.Settlement;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;

/** The decisions an exchange asks for, and what it tells. */
final class Steps {
    private final Bus bus;
    private final long largeBody;

    Steps(Bus bus, long largeBody) {
        this.bus = bus;
        this.largeBody = largeBody;
    }

    Future<InferenceRequest> validate(RawRequest raw) {
        return raw.body().length() > largeBody
                ? bus.ask(Addresses.VALIDATE_LARGE, raw)
                : bus.askNear(Addresses.VALIDATE, raw);
    }

    Future<Placed> schedule(String pool, Placement placement) {
        return bus.ask(Addresses.schedule(pool), placement);
    }

    Future<Boolean> isIn(String pool, long endpoint) {
        return bus.ask(Addresses.keeper(pool), new KeeperQuestion(endpoint)).map(KeeperAnswer::here);
    }

    void moved(String pool, Moved moved) {
        bus.publish(Addresses.moved(pool), moved);
    }

    void rested(String pool, Rested rested) {
        bus.publish(Addresses.rested(pool), rested);
    }

    void answering(String pool, Answering answering) {
        bus.publish(Addresses.answering(pool), answering);
    }

    void released(String pool, Released released) {
        bus.publish(Addresses.released(pool), released);
    }

    void prefilled(Prefilled prefilled) {
        bus.publishNear(Addresses.PREFILLED, prefilled);
    }

    /** Reserves what a request is expected to use; fails with the problem the client is told of. */
    Future<Admitted> admit(Admission admission) {
        return bus.askNear(Addresses.ADMIT, admission);
    }

    void settle(Settlement settlement) {
        bus.publishNear(Addresses.SETTLE, settlement);
    }

    void completed(Completed completed) {
        bus.publishNear(Addresses.COMPLETED, completed);
        bus.publish(Addresses.SETTLED, completed);
    }
}
