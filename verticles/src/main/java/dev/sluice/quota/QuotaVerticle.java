package dev.sluice.quota;

import dev.sluice.bus.Bus;
import dev.sluice.limits.LimitGroup;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.Limits;
import dev.sluice.message.Settlement;
import dev.sluice.quota.QuotaOptions.Mode;
import dev.sluice.quota.QuotaOptions.WhenLost;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps limits: reserves what a request is likely to use before it is served, and settles what it did use when it is over. */
public final class QuotaVerticle extends VerticleBase {
    /** A quarter of the life of the shortest lease. */
    private static final long TICK_MS = 12;

    private static final long REPEAT_MS = 5_000;
    private static final long SWEEP_MS = 60_000;
    private static final long AGAIN_MS = 50;

    private final Bus bus;
    private final QuotaOptions options;
    private final List<LimitGroup> limits;
    private final InstantSource clock;
    private final Accounts accounts;
    private final Amounts amounts;
    private final Estimates estimates;
    private final QuotaMeters meters;
    private final AdmissionControl control;
    private final Map<Long, Reservation> reservations = new HashMap<>();
    private long lastReservation;

    /**
     * Makes the verticle; deploy it once.
     *
     * @param clustered whether counters are shared with other gateways
     */
    public QuotaVerticle(
            Bus bus, QuotaOptions options, boolean clustered, MeterRegistry registry, InstantSource clock) {
        this.bus = bus;
        this.options = options;
        this.limits = options.groups();
        this.clock = clock;
        this.accounts = new Accounts(
                clustered ? Optional.of(question -> bus.ask(Addresses.COUNTERS, question)) : Optional.empty(),
                clock,
                System::nanoTime,
                options.mostCounters(),
                options.mode() == Mode.STRICT);
        this.amounts = new Amounts(clock);
        this.estimates = new Estimates(options.expectedOutput());
        this.meters = new QuotaMeters(registry, accounts::size, reservations::size);
        this.control = new AdmissionControl(
                accounts, amounts, estimates, meters, clock, this::goOn, options.whenLost() == WhenLost.ADMIT);
    }

    @Override
    public Future<?> start() {
        bus.answer(Addresses.ADMIT, this::admit);
        bus.subscribe(Addresses.SETTLE, this::settle);
        bus.subscribe(Addresses.PRICES, prices -> amounts.take(prices.list()));
        bus.subscribe(Addresses.CLUSTER, view -> accounts.share(view.members().size()));
        vertx.setPeriodic(TICK_MS, tick -> accounts.tick());
        vertx.setPeriodic(SWEEP_MS, tick -> sweep());
        vertx.setPeriodic(0, REPEAT_MS, tick -> bus.publish(Addresses.LIMITS, new Limits(limits)));
        return Future.succeededFuture();
    }

    private Future<Admitted> admit(Admission admission) {
        return control.admit(admission).map(reservation -> {
            long id = ++lastReservation;
            reservations.put(id, reservation);
            return new Admitted(id, reservation.standings(clock.millis()));
        });
    }

    private void settle(Settlement settlement) {
        Reservation reservation = reservations.remove(settlement.reservation());
        if (reservation != null) {
            reservation.settle(settlement, amounts, meters);
            settlement
                    .spent()
                    .filter(spent -> !spent.estimated())
                    .ifPresent(spent -> estimates.learn(
                            reservation.expected(), spent.consumption().tokens()));
        }
    }

    /** Asks again until the patience is over. */
    private Future<Account.Hold> goOn(Supplier<Future<Account.Hold>> ask) {
        return goOn(ask, clock.millis() + options.patience().toMillis());
    }

    private Future<Account.Hold> goOn(Supplier<Future<Account.Hold>> ask, long untilMillis) {
        return vertx.timer(AGAIN_MS, TimeUnit.MILLISECONDS)
                .compose(passed -> ask.get())
                .recover(failure -> failure instanceof CountersLost && clock.millis() < untilMillis
                        ? goOn(ask, untilMillis)
                        : Future.failedFuture(failure));
    }

    private void sweep() {
        accounts.sweep();
        long before = clock.millis() - options.abandonedAfter().toMillis();
        reservations.values().removeIf(reservation -> {
            boolean old = reservation.begunMillis() < before;
            if (old) {
                meters.abandoned();
            }
            return old;
        });
    }
}
