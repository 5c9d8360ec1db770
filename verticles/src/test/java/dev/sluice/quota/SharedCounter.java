package dev.sluice.quota;

import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.message.Addresses;
import dev.sluice.message.CounterQuestion;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** The counters of a cluster, where all gateways find them. */
final class SharedCounter {
    private final Map<String, Counter> counters = new HashMap<>();
    private boolean lost;

    /** A gateway asks here from now on. */
    void serve(Counting gateway, long member) {
        gateway.bus.answer(Addresses.COUNTERS, question -> change(question, member));
    }

    synchronized void lose(boolean now) {
        lost = now;
    }

    private synchronized Future<Grant> change(CounterQuestion question, long member) {
        if (lost) {
            return Future.failedFuture("nobody is there");
        }
        Counter counter = counters.computeIfAbsent(question.counter().toString(), fresh -> new Counter());
        return Future.succeededFuture(
                question.change().applyTo(counter, question.window(), member, System.currentTimeMillis()));
    }
}
