package dev.sluice.ingress;

import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.LimitUnit;
import dev.sluice.limits.Measure;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Settlement;
import dev.sluice.message.Standing;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Lets requests in as it is told, and remembers what it was asked and what was settled. */
final class FakeQuota {
    static final LimitRule MINUTE = new LimitRule(
            "minute",
            List.of(),
            List.of(),
            Measure.Requests.ONE,
            WindowSpec.sliding(10, Duration.ofMinutes(1)),
            false,
            false);

    final List<Admission> asked = new CopyOnWriteArrayList<>();
    final List<Settlement> settled = new CopyOnWriteArrayList<>();
    volatile Function<Admission, Future<Admitted>> answers = asking -> admitted();
    private final IngressFixture ingress;

    FakeQuota(IngressFixture ingress) {
        this.ingress = ingress;
        ingress.bus.answer(Addresses.ADMIT, asking -> {
            asked.add(asking);
            return answers.apply(asking);
        });
        ingress.bus.subscribe(Addresses.SETTLE, settled::add);
    }

    /** The reservations are numbered from 1. */
    Future<Admitted> admitted(Standing... standings) {
        return Future.succeededFuture(new Admitted(asked.size(), List.of(standings)));
    }

    static Future<Admitted> refused(LimitUnit unit, OptionalLong retryAfterMillis) {
        return Future.failedFuture(new ProblemException(new Problem.LimitReached(
                "minute", unit, "USD", Duration.ofMinutes(1), 100, 4, 9, retryAfterMillis, 61_500)));
    }

    Settlement onlySettled() {
        Await.until("the exchange is over", () -> !ingress.completed.isEmpty());
        Await.until("it is settled", () -> !settled.isEmpty());
        if (settled.size() > 1) {
            throw new AssertionError("settled more than once: " + settled);
        }
        return settled.get(0);
    }
}
