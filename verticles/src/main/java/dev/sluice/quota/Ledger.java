package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.limits.Claim;
import dev.sluice.limits.LimitRule;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Asks what was used before accounts are opened.
 *
 * @param ask asks the ledger; fails with {@link CountersLost}
 * @param within lets a request wait for what is being asked, but not for longer than it may
 * @param everywhere which rules hold for every request that they select, whatever its route and backend, of which the ledger knows nothing
 */
record Ledger(
        Function<LedgerQuestion, Future<LedgerAnswer>> ask,
        UnaryOperator<Future<Void>> within,
        Predicate<LimitRule> everywhere,
        InstantSource clock,
        LongSupplier nanoTime) {
    /** Lets an account ask first, where there is something to know. */
    Account before(Account account, Claim claim) {
        Optional<LedgerQuestion> question =
                everywhere.test(claim.rule()) ? EarlierQuestion.of(claim, clock.millis()) : Optional.empty();
        return question.isPresent() ? new RecallingAccount(account, () -> earlier(claim), within, nanoTime) : account;
    }

    private Future<Change.AtLeast> earlier(Claim claim) {
        long now = clock.millis();
        return EarlierQuestion.of(claim, now)
                .map(ask)
                .orElseGet(() -> Future.succeededFuture(LedgerAnswer.NOTHING))
                .map(answer -> EarlierUse.of(claim, answer, now));
    }
}
