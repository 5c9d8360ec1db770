package dev.sluice.identity;

import dev.sluice.spi.Default;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One who issues tokens that are taken.
 *
 * @param issuer what its tokens say in {@code iss}
 * @param audiences one of which they name in {@code aud}, so that a token for another service is of no use here
 * @param jwks where the keys are published that it signs with
 * @param claims what its tokens tell of a caller
 * @param refresh between two looks at the keys
 * @param retry at least so long between two looks, however many tokens name a key that is not known
 * @param leeway by how much clocks may differ
 */
public record IssuerOptions(
        String issuer,
        List<String> audiences,
        URI jwks,
        @Default("{}") Claims claims,
        @Default("10m") Duration refresh,
        @Default("10s") Duration retry,
        @Default("30s") Duration leeway) {
    public IssuerOptions {
        audiences = List.copyOf(audiences);
        if (issuer.isBlank() || audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("wanted an issuer and at least one audience, found a blank or none");
        }
        if (jwks.getHost() == null || !List.of("http", "https").contains(String.valueOf(jwks.getScheme()))) {
            throw new IllegalArgumentException("wanted jwks as an https or http address, found " + jwks);
        }
        if (refresh.toMillis() < 1 || retry.toMillis() < 1 || leeway.isNegative()) {
            throw new IllegalArgumentException("wanted refresh and retry of 1ms or more, and a leeway of 0s or more");
        }
    }

    /**
     * Which claims tell what; the subject is the claim {@code sub}.
     *
     * @param tenant the claim that names the tenant
     * @param models the claim that lists the models allowed, in a list or with spaces between them; every model when left
     *     out
     * @param kept others to know of a caller
     */
    public record Claims(
            Optional<String> tenant,
            Optional<String> models,
            @Default("[]") List<String> kept) {
        public Claims {
            kept = List.copyOf(kept);
        }
    }
}
