package dev.sluice.identity;

import dev.sluice.caller.Allowance;
import dev.sluice.caller.Caller;
import dev.sluice.caller.ModelsAllowed;
import dev.sluice.identity.IssuerOptions.Claims;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads of a token who it proves, once it has been verified. */
final class TokenCaller {
    private TokenCaller() {}

    /** When the token is no longer taken; fails where it does not say. */
    static Instant end(UnverifiedToken token, IssuerOptions options) {
        if (!(token.claims().getValue("exp") instanceof Number seconds)) {
            throw UnverifiedToken.refusal("Your token has no `exp`.");
        }
        return Instant.ofEpochSecond(seconds.longValue()).plus(options.leeway());
    }

    static Caller of(UnverifiedToken token, IssuerOptions options) {
        Claims wanted = options.claims();
        Map<String, String> kept = new HashMap<>();
        wanted.kept().forEach(name -> text(token.claims().getValue(name)).ifPresent(text -> kept.put(name, text)));
        return new Caller(
                token.claim("sub").orElseThrow(() -> UnverifiedToken.refusal("Your token has no `sub`.")),
                wanted.tenant().flatMap(token::claim),
                Optional.empty(),
                kept,
                wanted.models().map(name -> models(token, name)).orElse(ModelsAllowed.ALL),
                Allowance.UNLIMITED,
                Optional.of(end(token, options)));
    }

    private static ModelsAllowed models(UnverifiedToken token, String claim) {
        Object value = token.claims().getValue(claim);
        Stream<?> names = value instanceof JsonArray array
                ? array.stream()
                : value instanceof String text ? Stream.of(text.strip().split("\\s+")) : Stream.of();
        List<String> listed = names.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank())
                .toList();
        try {
            return new ModelsAllowed(listed);
        } catch (IllegalArgumentException none) {
            throw UnverifiedToken.refusal("Your token names no models in `" + claim + "`.");
        }
    }

    /** What a claim says: text and numbers as they are, lists with spaces between. */
    private static Optional<String> text(Object value) {
        if (value instanceof JsonArray array) {
            return Optional.of(
                    String.join(" ", array.stream().map(String::valueOf).toList()));
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
