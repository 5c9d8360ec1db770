package dev.sluice.identity;

import dev.sluice.caller.Caller;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who issues tokens, with the keys it published last. Where those cannot be fetched, the ones before stay. */
final class Issuer {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);

    private final IssuerOptions options;
    private final Supplier<Future<JsonWebKeys>> published;
    private final Function<JsonWebKeys, TokenVerifier> verifiers;
    private final Runnable changed;
    private final InstantSource clock;
    private Optional<TokenVerifier> verifier = Optional.empty();
    private Optional<Future<Void>> looking = Optional.empty();
    private Instant looked = Instant.MIN;

    /**
     * Knows no keys yet.
     *
     * @param published asks for the keys
     * @param changed hears that they are others than before
     */
    Issuer(
            IssuerOptions options,
            Supplier<Future<JsonWebKeys>> published,
            Function<JsonWebKeys, TokenVerifier> verifiers,
            Runnable changed,
            InstantSource clock) {
        this.options = options;
        this.published = published;
        this.verifiers = verifiers;
        this.changed = changed;
        this.clock = clock;
    }

    boolean issued(UnverifiedToken token) {
        return token.issuer().filter(options.issuer()::equals).isPresent();
    }

    /** Whom a token proves; fails with the problem the client is told of. */
    Future<Caller> identify(UnverifiedToken token) {
        Instant end = TokenCaller.end(token, options);
        if (!clock.instant().isBefore(end)) {
            return Future.failedFuture(UnverifiedToken.refusal("Your token expired at " + end + "."));
        }
        return keyOf(token).compose(knowing -> knowing.verify(token)).map(verified -> TokenCaller.of(token, options));
    }

    /** Looks at the keys; at most once at a time. Never fails. */
    Future<Void> look() {
        if (looking.isPresent()) {
            return looking.get();
        }
        looked = clock.instant();
        Future<Void> look = published.get().compose(this::take).recover(this::keep);
        looking = look.isComplete() ? Optional.empty() : Optional.of(look);
        return look.onComplete(done -> looking = Optional.empty());
    }

    /** Looks again where a token names a key that is not known, unless that was just done. */
    private Future<TokenVerifier> keyOf(UnverifiedToken token) {
        boolean due = looking.isPresent() || !looked.plus(options.retry()).isAfter(clock.instant());
        boolean known = verifier.filter(keys -> keys.knowsKeyOf(token)).isPresent();
        return known || !due ? keyNow(token) : look().compose(seen -> keyNow(token));
    }

    private Future<TokenVerifier> keyNow(UnverifiedToken token) {
        if (verifier.isEmpty()) {
            return Future.failedFuture(new ProblemException(
                    new Problem.CallersUnknown("the keys of issuer " + options.issuer() + " cannot be fetched")));
        }
        return verifier.filter(keys -> keys.knowsKeyOf(token))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(UnverifiedToken.refusal(
                        "Your token is signed by a key that issuer " + options.issuer() + " does not publish.")));
    }

    private Future<Void> take(JsonWebKeys keys) {
        if (verifier.filter(known -> known.goesBy(keys)).isEmpty()) {
            verifier = Optional.of(verifiers.apply(keys));
            LOG.atInfo()
                    .addKeyValue("issuer", options.issuer())
                    .addKeyValue("keys", keys.keys().size())
                    .log("The issuer's keys are taken");
            changed.run();
        }
        return Future.succeededFuture();
    }

    private Future<Void> keep(Throwable failure) {
        LOG.atWarn()
                .addKeyValue("issuer", options.issuer())
                .addKeyValue("jwks", options.jwks())
                .addKeyValue("reason", failure.getMessage())
                .log("The issuer's keys cannot be fetched, those known before stay in force");
        return Future.succeededFuture();
    }
}
