package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import dev.sluice.message.Identities;
import dev.sluice.message.Token;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells who asks by the headers of a request: at once by an API key, or by a token that was verified before; otherwise when
 * the token has been verified.
 */
final class Callers {
    private static final int MOST_TOKENS = 10_000;

    private final Function<Token, Future<Caller>> identify;
    private final InstantSource clock;
    private final VerifiedTokens verified = new VerifiedTokens(MOST_TOKENS);
    private Optional<Identities> identities = Optional.empty();

    /**
     * Knows nobody yet.
     *
     * @param identify has a token verified; fails with the problem the client is told of
     */
    Callers(Function<Token, Future<Caller>> identify, InstantSource clock) {
        this.identify = identify;
        this.clock = clock;
    }

    /** Goes by these from now on. */
    void follow(Identities told) {
        if (!isTrusted(told.trust())) {
            verified.forget();
        }
        identities = Optional.of(told);
    }

    /**
     * Who asks; fails with a {@link Problem} where that is not proved. What proved it is taken out of the headers, so that
     * nobody behind the gateway gets it, unless that is wanted.
     */
    Future<Caller> of(MultiMap headers) {
        if (identities.isEmpty()) {
            return refuse(new Problem.CallersUnknown("it has only just started"));
        }
        Presented presented = Presented.in(headers);
        if (presented.isNothing()) {
            return refuse(new Problem.Unauthenticated(
                    "You did not present an API key; send it as `Authorization: Bearer KEY` or `x-api-key: KEY`."));
        }
        return find(identities.get(), presented, headers);
    }

    private Future<Caller> find(Identities known, Presented presented, MultiMap headers) {
        Optional<Caller> byKey = presented.key().map(KeyHash::of).flatMap(known.keys()::find);
        if (byKey.isPresent()) {
            return believe(
                    byKey.get(), known, () -> presented.remove(presented.key().orElseThrow(), headers));
        }
        if (presented.bearer().isEmpty()) {
            return unknown();
        }
        String bearer = presented.bearer().get();
        KeyHash hash = KeyHash.of(bearer);
        Runnable remove = () -> presented.remove(bearer, headers);
        Optional<Caller> caller = known.keys().find(hash).or(() -> verified.find(hash, clock.millis()));
        if (caller.isPresent()) {
            return believe(caller.get(), known, remove);
        }
        return known.tokens() && isToken(bearer)
                ? verify(known, hash, bearer).compose(proved -> believe(proved, known, remove))
                : unknown();
    }

    private Future<Caller> believe(Caller caller, Identities known, Runnable remove) {
        if (caller.isExpiredAt(clock.millis())) {
            return refuse(new Problem.Unauthenticated(
                    "Your API key expired at " + caller.expires().orElseThrow() + "."));
        }
        if (!known.passCredential()) {
            remove.run();
        }
        return Future.succeededFuture(caller);
    }

    private Future<Caller> verify(Identities known, KeyHash hash, String token) {
        return identify.apply(new Token(token)).onSuccess(caller -> {
            if (isTrusted(known.trust())) {
                verified.keep(hash, caller);
            }
        });
    }

    /** Whether issuers sign with what they signed with then. */
    private boolean isTrusted(int trust) {
        return identities.isPresent() && identities.get().trust() == trust;
    }

    private static boolean isToken(String text) {
        return text.chars().filter(c -> c == '.').count() == 2;
    }

    private static Future<Caller> unknown() {
        return refuse(new Problem.Unauthenticated("The API key you presented is not known here."));
    }

    private static Future<Caller> refuse(Problem problem) {
        return Future.failedFuture(new ProblemException(problem));
    }
}
