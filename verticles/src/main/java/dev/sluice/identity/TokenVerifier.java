package dev.sluice.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.regex.Pattern;

/** Verifies the tokens of an issuer by the keys it had at one time. */
final class TokenVerifier {
    /** Signatures by key pairs: neither none at all, nor by a secret that the verifier would have to know. */
    private static final Pattern ALGORITHMS = Pattern.compile("(RS|PS|ES)(256|384|512)|EdDSA");

    private final JsonWebKeys keys;
    private final JWTAuth verifying;

    TokenVerifier(Vertx vertx, IssuerOptions options, JsonWebKeys keys) {
        this.keys = keys;
        this.verifying = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .setJwks(keys.keys())
                        .setJWTOptions(new JWTOptions()
                                .setIssuer(options.issuer())
                                .setAudience(options.audiences())
                                .setLeeway((int) options.leeway().toSeconds())));
    }

    boolean goesBy(JsonWebKeys others) {
        return keys.equals(others);
    }

    /** Whether it has the key that a token names; one that names none may be signed by any. */
    boolean knowsKeyOf(UnverifiedToken token) {
        return token.keyId().map(keys::has).orElse(true);
    }

    /** Completes where signature, issuer, audience and times are right; fails without showing the token. */
    Future<Void> verify(UnverifiedToken token) {
        Object algorithm = token.header().getValue("alg");
        Future<?> verified =
                algorithm instanceof String name && ALGORITHMS.matcher(name).matches()
                        ? verifying.authenticate(new TokenCredentials(token.text()))
                        : Future.failedFuture("no such algorithm");
        return verified.<Void>mapEmpty()
                .recover(wrong -> Future.failedFuture(UnverifiedToken.refusal(
                        "Your token is not valid here: its signature, audience or time is wrong.")));
    }
}
