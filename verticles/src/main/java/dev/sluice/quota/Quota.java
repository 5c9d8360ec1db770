package dev.sluice.quota;

import dev.sluice.bus.Bus;
import dev.sluice.counting.Grant;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitRule;
import dev.sluice.message.Addresses;
import dev.sluice.message.Admission;
import dev.sluice.message.Admitted;
import dev.sluice.message.CounterQuestion;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.Limits;
import dev.sluice.message.Settlement;
import dev.sluice.quota.QuotaOptions.Mode;
import dev.sluice.quota.QuotaOptions.WhenLost;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The limits of a process: reserves what a request is likely to use before it is served, and settles what it did use when it is over.
 *
 * <p>All event loops share it and ask it themselves, each in its turn, as the way to another loop and back takes twenty times as long as an
 * admission. Whatever answers later, a counter, the ledger or a timer, takes its turn too.
 */
public final class Quota {
    /** A quarter of the life of the shortest lease. */
    private static final long TICK_MS = 12;

    private static final long REPEAT_MS = 5_000;
    private static final long SWEEP_MS = 60_000;
    private static final long AGAIN_MS = 50;

    private final Bus bus;
    private final QuotaOptions options;
    private final List<LimitGroup> limits;
    private final InstantSource clock;
    private final Set<String> names;
    private final LossLog counterLosses = new LossLog("counters", System::nanoTime);
    private final LossLog ledgerLosses = new LossLog("ledger", System::nanoTime);
    private final Accounts accounts;
    private final Amounts amounts;
    private final Estimates estimates;
    private final QuotaMeters meters;
    private final AdmissionControl control;
    private final Turns turns = new Turns();
    private final Map<Long, Reservation> reservations = new HashMap<>();
    private Optional<Vertx> timers = Optional.empty();
    private long lastReservation;

    /**
     * Makes limits; nothing is counted before they begin.
     *
     * @param clustered whether counters are shared with other gateways
     * @param recorded whether there is a ledger, that knows what was used earlier
     */
    public Quota(
            Bus bus,
            QuotaOptions options,
            boolean clustered,
            boolean recorded,
            MeterRegistry registry,
            InstantSource clock) {
        this.bus = bus;
        this.options = options;
        this.limits = options.groups();
        this.clock = clock;
        this.names = options.names();
        this.accounts = new Accounts(
                clustered ? Optional.of(this::askCounter) : Optional.empty(),
                recorded
                        ? Optional.of(
                                new Ledger(this::askLedger, this::within, this::isEverywhere, clock, System::nanoTime))
                        : Optional.empty(),
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

    /** Begins to listen and to tell, on the calling verticle's context; does nothing from the second time on. */
    void begin(Vertx vertx) {
        turns.run(() -> {
            if (timers.isEmpty()) {
                timers = Optional.of(vertx);
                listen(vertx);
            }
        });
    }

    private void listen(Vertx vertx) {
        bus.subscribe(Addresses.PRICES, prices -> turns.run(() -> amounts.take(prices.list())));
        bus.subscribe(
                Addresses.CLUSTER,
                view -> turns.run(() -> accounts.share(view.members().size())));
        vertx.setPeriodic(TICK_MS, tick -> turns.run(accounts::tick));
        vertx.setPeriodic(SWEEP_MS, tick -> turns.run(this::sweep));
        vertx.setPeriodic(0, REPEAT_MS, tick -> bus.publish(Addresses.LIMITS, new Limits(limits)));
    }

    /** Reserves in all limits of a request, or fails with the problem the client is told of. */
    Future<Admitted> admit(Admission admission) {
        return turns.take(() -> control.admit(admission).map(reservation -> {
            long id = ++lastReservation;
            reservations.put(id, reservation);
            return new Admitted(id, reservation.standings(clock.millis()));
        }));
    }

    /** Corrects a reservation; one that is not known, or settled already, is passed over. */
    void settle(Settlement settlement) {
        turns.run(() -> {
            Reservation reservation = reservations.remove(settlement.reservation());
            if (reservation != null) {
                settle(reservation, settlement);
            }
        });
    }

    private void settle(Reservation reservation, Settlement settlement) {
        reservation.settle(settlement, amounts, meters);
        reservation.held().forEach(held -> accounts.changed(held.account()));
        settlement
                .spent()
                .filter(spent -> !spent.estimated())
                .ifPresent(spent -> estimates.learn(
                        reservation.expected(), spent.consumption().tokens()));
    }

    private Future<Grant> askCounter(CounterQuestion question) {
        return turns.after(bus.ask(Addresses.COUNTERS, question)).onFailure(counterLosses::add);
    }

    /** An answer that comes after the patience is over is taken nevertheless, for those who come later. */
    private Future<LedgerAnswer> askLedger(LedgerQuestion question) {
        return turns.after(bus.ask(Addresses.LEDGER, question))
                .onFailure(ledgerLosses::add)
                .recover(lost -> Future.failedFuture(new CountersLost()));
    }

    /** Waits no longer than the patience. */
    private Future<Void> within(Future<Void> known) {
        if (known.isComplete()) {
            return known;
        }
        Promise<Void> waited = Promise.promise();
        later(options.patience().toMillis()).onSuccess(over -> {
            if (waited.tryFail(CountersLost.afterWaiting())) {
                ledgerLosses.add("no answer within " + options.patience());
            }
        });
        known.onSuccess(waited::tryComplete).onFailure(waited::tryFail);
        return waited.future();
    }

    /** Limits of routes and quotas of backends are not. */
    private boolean isEverywhere(LimitRule rule) {
        return rule.name().startsWith(KeyLimits.NAMES_BEGIN) || names.contains(rule.name());
    }

    /** Asks again until the patience is over. */
    private Future<Account.Hold> goOn(Supplier<Future<Account.Hold>> ask) {
        return goOn(ask, clock.millis() + options.patience().toMillis());
    }

    private Future<Account.Hold> goOn(Supplier<Future<Account.Hold>> ask, long untilMillis) {
        return later(AGAIN_MS)
                .compose(passed -> ask.get())
                .recover(failure -> CountersLost.mayBeOver(failure) && clock.millis() < untilMillis
                        ? goOn(ask, untilMillis)
                        : Future.failedFuture(failure));
    }

    private Future<Void> later(long millis) {
        return turns.after(timers.orElseThrow().timer(Math.max(1, millis), TimeUnit.MILLISECONDS));
    }

    private void sweep() {
        accounts.sweep();
        long before = clock.millis() - options.abandonedAfter().toMillis();
        reservations.values().removeIf(reservation -> {
            boolean old = reservation.begunMillis() < before;
            if (old) {
                meters.abandoned();
                reservation.keep();
            }
            return old;
        });
    }
}
