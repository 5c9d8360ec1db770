package dev.sluice.quota;

import dev.sluice.cost.Tokens;
import dev.sluice.counting.Grant;
import dev.sluice.limits.Claim;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup.Decision;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.LimitUnit;
import dev.sluice.limits.Measure;
import dev.sluice.message.Admission;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.quota.QuotaMeters.Outcome;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reserves for a request what all its limits have to give, or nothing. */
final class AdmissionControl {
    private final Accounts accounts;
    private final Amounts amounts;
    private final Estimates estimates;
    private final QuotaMeters meters;
    private final InstantSource clock;
    private final Patience patience;
    private final boolean admitsWhenLost;

    AdmissionControl(
            Accounts accounts,
            Amounts amounts,
            Estimates estimates,
            QuotaMeters meters,
            InstantSource clock,
            Patience patience,
            boolean admitsWhenLost) {
        this.accounts = accounts;
        this.amounts = amounts;
        this.estimates = estimates;
        this.meters = meters;
        this.clock = clock;
        this.patience = patience;
        this.admitsWhenLost = admitsWhenLost;
    }

    /** Asks again for a while where a counter is not reached. */
    @FunctionalInterface
    interface Patience {
        Future<Account.Hold> reserve(Supplier<Future<Account.Hold>> ask);
    }

    /** Fails with the problem the client is told of; nothing is reserved then. */
    Future<Reservation> admit(Admission admission) {
        Reservation reservation = new Reservation(admission.expected(), clock.millis());
        Tokens tokens = estimates.of(admission.expected());
        return groups(admission.groups().iterator(), reservation, tokens)
                .map(done -> reservation)
                .onFailure(refused -> reservation.release());
    }

    private Future<Void> groups(Iterator<ClaimGroup> groups, Reservation reservation, Tokens tokens) {
        if (!groups.hasNext()) {
            return Future.succeededFuture();
        }
        ClaimGroup group = groups.next();
        Future<Void> held = group.decision() == Decision.ALL
                ? all(group.claims().iterator(), reservation, tokens)
                : any(group.claims(), reservation, tokens);
        return held.compose(done -> groups(groups, reservation, tokens));
    }

    private Future<Void> all(Iterator<Claim> claims, Reservation reservation, Tokens tokens) {
        if (!claims.hasNext()) {
            return Future.succeededFuture();
        }
        Claim claim = claims.next();
        return reserve(claim, reservation, tokens)
                .recover(failure -> claim.rule().shadow()
                        ? force(claim, reservation, tokens, failure)
                        : refuse(claim, reservation, tokens, failure))
                .compose(done -> all(claims, reservation, tokens));
    }

    /** All are asked; those without room are charged nevertheless where another has some. */
    private Future<Void> any(List<Claim> claims, Reservation reservation, Tokens tokens) {
        List<Throwable> failures = new ArrayList<>();
        List<Claim> without = new ArrayList<>();
        Future<Void> asked = Future.succeededFuture();
        for (Claim claim : claims) {
            asked = asked.compose(before -> reserve(claim, reservation, tokens)).recover(failure -> {
                failures.add(failure);
                without.add(claim);
                return Future.succeededFuture();
            });
        }
        return asked.compose(all -> decide(claims, without, failures, reservation, tokens));
    }

    /** A rule that only counts makes no room for others. */
    private Future<Void> decide(
            List<Claim> claims, List<Claim> without, List<Throwable> failures, Reservation reservation, Tokens tokens) {
        boolean room = claims.stream().allMatch(claim -> claim.rule().shadow())
                || claims.stream().anyMatch(claim -> !claim.rule().shadow() && !without.contains(claim));
        for (int i = 0; i < without.size(); i++) {
            if (!room && !without.get(i).rule().shadow()) {
                return refuse(without.get(i), reservation, tokens, failures.get(i));
            }
        }
        Future<Void> forced = Future.succeededFuture();
        for (int i = 0; i < without.size(); i++) {
            forced = force(without.get(i), reservation, tokens, failures.get(i));
        }
        return forced;
    }

    private Future<Void> reserve(Claim claim, Reservation reservation, Tokens tokens) {
        LimitRule rule = claim.rule();
        Account account = accounts.of(claim);
        long amount = amounts.expected(rule.measure(), reservation.expected(), tokens);
        Future<Account.Hold> hold = account.reserve(amount);
        if (!hold.succeeded()) {
            hold = hold.recover(failure -> CountersLost.mayBeOver(failure)
                    ? patience.reserve(() -> account.reserve(amount))
                    : Future.failedFuture(failure));
        }
        return hold.map(held -> {
            reservation.add(new Held(rule, account, held));
            meters.count(rule.name(), Outcome.ADMITTED);
            return null;
        });
    }

    private Future<Void> force(Claim claim, Reservation reservation, Tokens tokens, Throwable failure) {
        LimitRule rule = claim.rule();
        meters.count(rule.name(), failure instanceof CountersLost ? Outcome.LOST : Outcome.SHADOWED);
        Account account = accounts.of(claim);
        long amount = amounts.expected(rule.measure(), reservation.expected(), tokens);
        reservation.add(new Held(rule, account, account.force(amount)));
        return Future.succeededFuture();
    }

    private Future<Void> refuse(Claim claim, Reservation reservation, Tokens tokens, Throwable failure) {
        String name = claim.rule().name();
        if (failure instanceof Shortage shortage) {
            meters.count(name, Outcome.REFUSED);
            long wanted = amounts.expected(claim.rule().measure(), reservation.expected(), tokens);
            return Future.failedFuture(new ProblemException(reached(claim.rule(), shortage, wanted)));
        }
        if (failure instanceof CountersLost) {
            if (admitsWhenLost) {
                return force(claim, reservation, tokens, failure);
            }
            meters.count(name, Outcome.LOST);
            return Future.failedFuture(new ProblemException(new Problem.LimitUnknown(name)));
        }
        return Future.failedFuture(failure);
    }

    private Problem reached(LimitRule rule, Shortage shortage, long wanted) {
        return new Problem.LimitReached(
                rule.name(),
                LimitUnit.of(rule.measure()),
                rule.measure() instanceof Measure.Money money ? money.currency() : "",
                rule.window().window(),
                rule.window().limit(),
                shortage.left(),
                wanted,
                shortage.waitMillis() == Grant.NEVER ? OptionalLong.empty() : OptionalLong.of(shortage.waitMillis()),
                Reservation.resetMillis(rule.window(), shortage.left(), clock.millis()));
    }
}
