package dev.sluice.routing;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Who answers. */
public sealed interface Backend {
    /** As {@code namespace/name}; what people and metrics call it. */
    String name();

    /**
     * A pool, whose own picker chooses the endpoint.
     *
     * @param pool the pool's name
     * @param protocol towards its endpoints
     * @param rewrites of the model's name, the first that matches counts
     * @param credential what the endpoints ask for
     */
    record Pool(String pool, Protocol protocol, List<ModelRewrite> rewrites, Optional<Credential> credential)
            implements Backend {
        public Pool {
            rewrites = List.copyOf(rewrites);
        }

        @Override
        public String name() {
            return pool;
        }
    }

    /**
     * A server or provider at fixed addresses, tried in turn.
     *
     * @param addresses scheme {@code http} or {@code https}, host and port, at least one
     * @param upstream how they are spoken to
     * @param pathPrefix what stands before the API's own suffix in place of {@code v1}, as {@code openai/v1}; empty to leave
     *     paths as they are
     * @param credential what they ask for
     * @param ejection when it is left alone for a while
     */
    record Provider(
            String name,
            List<URI> addresses,
            Upstream upstream,
            Optional<String> pathPrefix,
            Optional<Credential> credential,
            Ejection ejection)
            implements Backend {
        public Provider {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("wanted at least one address");
            }
        }
    }

    /**
     * A reference that leads nowhere, whose share of requests fails with 500.
     *
     * @param reason a sentence for those who ask why
     */
    record Unresolved(String name, String reason) implements Backend {}
}
