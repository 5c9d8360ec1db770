package dev.sluice.routing;

import dev.sluice.config.Secret;
import java.util.Optional;

/**
 * What the gateway puts into a request to be let in.
 *
 * @param header the header it goes into, as {@code Authorization}
 * @param prefix what stands before it, as {@code "Bearer "}
 * @param configured the gateway's own; empty where each request has to bring one
 * @param fromHeader the request header, in lower case, whose value goes before the gateway's own; never passed on itself
 */
public record Credential(String header, String prefix, Optional<Secret> configured, Optional<String> fromHeader) {
    public Credential {
        if (configured.isEmpty() && fromHeader.isEmpty()) {
            throw new IllegalArgumentException("wanted a credential or a header to take it from");
        }
    }
}
